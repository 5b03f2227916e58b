/** What others wrote, made safe to show. */
@NullMarked
package io.tcpheadroom.text;

import org.jspecify.annotations.NullMarked;
