package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Packets were dropped because too many waited for a processor. */
final class SoftnetDrops extends Rule {
    static final String COUNTER = "SoftnetDroppedTotal";
    private static final long FEWEST = 10;

    SoftnetDrops() {
        super(
                "softnet-drops",
                "A dropped packet is sent again after 200 ms or more: a stall that looks like a slow far end. It hits all programs of the host.");
    }

    /** A single one may have come when a machine started. */
    static boolean isFound(Snapshot snapshot) {
        return snapshot.grown(COUNTER, LATELY_SECONDS) >= FEWEST;
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return isFound(snapshot) ? Stream.of(finding(snapshot)) : Stream.empty();
    }

    private FindingData finding(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long backlog = sample.setting("NetdevMaxBacklog");
        return warning(
                "host",
                "the host drops received packets because a CPU does not process them in time",
                snapshot.grown(COUNTER, LATELY_SECONDS) + " in the last five minutes, for all programs of the host"
                        + (backlog == null ? "" : "; net.core.netdev_max_backlog is " + backlog),
                "Spread the interrupts of the network card over more processors (RSS, or RPS in /sys/class/net/*/queues/rx-*/rps_cpus)"
                        + (backlog == null
                                ? ", or raise net.core.netdev_max_backlog of the host"
                                : ", or " + Sysctl.ofHost("net.core.netdev_max_backlog", Math.max(4096, 2 * backlog))));
    }
}
