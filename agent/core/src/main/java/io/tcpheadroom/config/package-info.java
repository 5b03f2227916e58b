/** What the operator says: the options, and what a command and the agent in another JVM send each other. */
@NullMarked
package io.tcpheadroom.config;

import org.jspecify.annotations.NullMarked;
