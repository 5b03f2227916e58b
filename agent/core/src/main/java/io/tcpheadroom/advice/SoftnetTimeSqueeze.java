package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** The rounds in which packets are received end too early, while packets are dropped; by itself that is everyday. */
final class SoftnetTimeSqueeze extends Rule {
    private static final String COUNTER = "SoftnetTimeSqueezeTotal";
    private static final double MINUTE = 60;

    /** In a minute. */
    private static final long MANY = 600;

    SoftnetTimeSqueeze() {
        super(
                "softnet-time-squeeze",
                "A round ends when its budget is used up, and packets are left over. If that happens often, the backlog fills and "
                        + "packets are dropped.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return SoftnetDrops.isFound(snapshot) && snapshot.grown(COUNTER, MINUTE) >= MANY
                ? Stream.of(finding(snapshot))
                : Stream.empty();
    }

    private FindingData finding(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long budget = sample.setting("NetdevBudget");
        return warning(
                "host",
                "the host's receive rounds end with packets left over",
                snapshot.grown(COUNTER, MINUTE)
                        + " times in the last minute, for all programs of the host; packets are dropped, too"
                        + (budget == null ? "" : "; net.core.netdev_budget is " + budget),
                "See that the processors that serve interrupts have time left (`mpstat -P ALL 1`, column %soft). Then "
                        + (budget == null
                                ? "raise net.core.netdev_budget and netdev_budget_usecs of the host"
                                : Sysctl.ofHost("net.core.netdev_budget", 2 * budget)
                                        + ", and net.core.netdev_budget_usecs with it"));
    }
}
