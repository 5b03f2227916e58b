package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** TIME_WAIT is too much, and somebody lowered the setting that is wrongly believed to shorten it. */
final class FinTimeoutLowered extends Rule {
    private static final long DEFAULT_SECONDS = 60;

    FinTimeoutLowered() {
        super(
                "fin-timeout-lowered",
                "net.ipv4.tcp_fin_timeout applies only to FIN_WAIT2: TIME_WAIT lasts 60 s whatever its value. A low value cuts off peers that "
                        + "close late.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long timeout = sample.setting("TcpFinTimeoutSeconds");
        return timeout == null || timeout >= DEFAULT_SECONDS || !Symptom.isTimeWaitTooMuch(snapshot)
                ? Stream.empty()
                : Stream.of(warning(
                        "network namespace",
                        "net.ipv4.tcp_fin_timeout was lowered, which does not shorten TIME_WAIT",
                        "net.ipv4.tcp_fin_timeout is " + timeout + " s; in TIME_WAIT now: "
                                + Symptom.used(sample, Symptom.TIME_WAIT),
                        "Reuse connections (pooling, keep-alive); towards one destination net.ipv4.tcp_tw_reuse = 1 helps. To undo it, "
                                + Sysctl.ofNetwork("net.ipv4.tcp_fin_timeout", DEFAULT_SECONDS)));
    }
}
