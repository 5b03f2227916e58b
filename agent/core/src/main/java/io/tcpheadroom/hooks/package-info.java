/** What is told of which method of the JDK and of Netty, as plain data: one class beside each class that is woven. */
@NullMarked
package io.tcpheadroom.hooks;

import org.jspecify.annotations.NullMarked;
