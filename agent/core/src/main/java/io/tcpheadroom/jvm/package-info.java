/** What is known of the JVM that the agent is in, and how the agent behaves towards it. */
@NullMarked
package io.tcpheadroom.jvm;

import org.jspecify.annotations.NullMarked;
