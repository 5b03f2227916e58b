/**
 * What a wished-for number of connections needs of this machine: a pure function of the {@link io.tcpheadroom.plan.Wish wish}
 * and of what the kernel allows now. Reads nothing, writes nothing.
 */
@NullMarked
package io.tcpheadroom.plan;

import org.jspecify.annotations.NullMarked;
