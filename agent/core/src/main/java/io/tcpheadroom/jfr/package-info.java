/** Resources and sockets as Java Flight Recorder events. */
@NullMarked
package io.tcpheadroom.jfr;

import org.jspecify.annotations.NullMarked;
