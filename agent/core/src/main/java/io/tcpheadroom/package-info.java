/** Where the agent begins and ends: constructs the parts and connects them. */
@NullMarked
package io.tcpheadroom;

import org.jspecify.annotations.NullMarked;
