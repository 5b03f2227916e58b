/** What the agent registers and its clients read: the MXBean interfaces, the types of their operations, the object names. */
@NullMarked
package io.tcpheadroom.api;

import org.jspecify.annotations.NullMarked;
