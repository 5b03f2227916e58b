/** The sample program: two apps in one JVM and a look at what the agent says of them. */
@NullMarked
package io.tcpheadroom.sample;

import org.jspecify.annotations.NullMarked;
