/** Weaves the hooks into the classes of the JDK and of libraries, and knows what became of each. */
@NullMarked
package io.tcpheadroom.hooks.install;

import org.jspecify.annotations.NullMarked;
