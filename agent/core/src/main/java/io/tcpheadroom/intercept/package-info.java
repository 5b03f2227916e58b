/** Joins the hooks and the tracker: what an event of woven code means, and how the hooks fare. */
@NullMarked
package io.tcpheadroom.intercept;

import org.jspecify.annotations.NullMarked;
