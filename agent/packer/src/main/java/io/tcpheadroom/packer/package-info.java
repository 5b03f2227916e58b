/** What the build does to the class files of the agent jar before they are packed. */
@NullMarked
package io.tcpheadroom.packer;

import org.jspecify.annotations.NullMarked;
