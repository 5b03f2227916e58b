/** The commands of the agent jar. They run in a JVM of their own and reach the agent through the attach API. */
@NullMarked
package io.tcpheadroom.cli;

import org.jspecify.annotations.NullMarked;
