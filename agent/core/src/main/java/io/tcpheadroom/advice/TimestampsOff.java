package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** TIME_WAIT is too much, and without timestamps the kernel can take over none of it. */
final class TimestampsOff extends Rule {
    TimestampsOff() {
        super(
                "timestamps-off",
                "Without timestamps net.ipv4.tcp_tw_reuse does nothing, and on fast connections old segments cannot be told from new ones.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long timestamps = sample.setting("TcpTimestamps");
        return timestamps == null || timestamps != 0 || !Symptom.isTimeWaitTooMuch(snapshot)
                ? Stream.empty()
                : Stream.of(warning(
                        "network namespace",
                        "TCP timestamps are off, so that no connection can take over a port in TIME_WAIT",
                        "net.ipv4.tcp_timestamps is 0; in TIME_WAIT now: " + Symptom.used(sample, Symptom.TIME_WAIT),
                        Sysctl.sentence(Sysctl.ofNetwork("net.ipv4.tcp_timestamps", 1))));
    }
}
