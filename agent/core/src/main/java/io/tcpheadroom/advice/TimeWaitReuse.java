package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Ports in TIME_WAIT keep new connections from one destination, and the kernel may take them over but is not allowed to. */
final class TimeWaitReuse extends Rule {
    private static final long ALWAYS = 1;
    private static final long LOOPBACK_ONLY = 2;

    TimeWaitReuse() {
        super(
                "time-wait-reuse",
                "A port in TIME_WAIT is kept for 60 s. With net.ipv4.tcp_tw_reuse 1 a new outgoing connection takes it over after one "
                        + "second, safely with timestamps.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long reuse = sample.setting("TcpTwReuse");
        Long timestamps = sample.setting("TcpTimestamps");
        if (reuse == null || reuse == ALWAYS || timestamps == null || timestamps == 0) {
            return Stream.empty();
        }
        return sample.destinations().stream()
                .filter(destination ->
                        snapshot.lately(LATELY_SECONDS, each -> isInTimeWait(each, destination.name(), reuse)))
                .map(destination -> warning(
                        "destination " + destination.name(),
                        "ports in TIME_WAIT use up the local ports to one destination, and new connections do not take them over",
                        ScarcePorts.text(destination) + "; net.ipv4.tcp_tw_reuse is " + reuse,
                        "Reuse connections (pooling, keep-alive). In addition, "
                                + Sysctl.ofNetwork("net.ipv4.tcp_tw_reuse", ALWAYS)
                                + ". It affects only outgoing connections, and does nothing for a server"));
    }

    /** And it is none of those whose ports are taken over. */
    private static boolean isInTimeWait(Sample sample, String destination, long reuse) {
        return ScarcePorts.inTimeWait(sample)
                .filter(each -> each.name().equals(destination))
                .filter(each -> reuse != LOOPBACK_ONLY || !each.isOverLoopback())
                .isPresent();
    }
}
