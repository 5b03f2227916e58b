package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Connections that skipped TIME_WAIT because the network namespace has no more room for it. */
final class TimeWaitOverflow extends Rule {
    TimeWaitOverflow() {
        super(
                "time-wait-overflow",
                "TIME_WAIT keeps old segments out of new connections and repeats the last answer. Where it is skipped, a peer that missed "
                        + "the answer gets a reset.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long overflows = snapshot.grown(Symptom.TIME_WAIT_OVERFLOWS, LATELY_SECONDS);
        return overflows == 0 ? Stream.empty() : Stream.of(finding(snapshot.sample(), overflows));
    }

    private FindingData finding(Sample sample, long overflows) {
        Long limit = sample.setting("TcpMaxTwBuckets");
        String used = Symptom.used(sample, Symptom.TIME_WAIT);
        return warning(
                "network namespace",
                "connections skip TIME_WAIT because its table is full",
                overflows + " in the last five minutes, of all processes of this network namespace"
                        + (used.isEmpty() ? "" : "; in TIME_WAIT now: " + used),
                "Reuse connections (pooling, keep-alive)"
                        + (limit == null
                                ? ", or raise net.ipv4.tcp_max_tw_buckets"
                                : ". For more room, at 256 bytes each, "
                                        + Sysctl.ofNetwork("net.ipv4.tcp_max_tw_buckets", 2 * limit)));
    }
}
