/** The agent's messages on standard error. */
@NullMarked
package io.tcpheadroom.log;

import org.jspecify.annotations.NullMarked;
