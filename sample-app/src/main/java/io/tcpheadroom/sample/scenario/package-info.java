/** Troubles of real operators, each made on purpose, small and bounded; {@link io.tcpheadroom.sample.scenario.Scenarios} lists them. */
@NullMarked
package io.tcpheadroom.sample.scenario;

import org.jspecify.annotations.NullMarked;
