package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** The firewall dropped packets, or gave up connections, because its table is full. */
final class ConntrackDrops extends Rule {
    static final String RESOURCE = "conntrack";
    static final String DROPS = "ConntrackDropTotal";
    static final String EARLY_DROPS = "ConntrackEarlyDropTotal";

    ConntrackDrops() {
        super(
                "conntrack-drops",
                "A connection that cannot be tracked is dropped without an answer: connect times out here and at clients. The kernel log says "
                        + "table full, dropping packet.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long drops = snapshot.grown(DROPS, LATELY_SECONDS);
        long early = snapshot.grown(EARLY_DROPS, LATELY_SECONDS);
        return drops + early == 0 ? Stream.empty() : Stream.of(finding(snapshot.sample(), drops, early));
    }

    private FindingData finding(Sample sample, long drops, long early) {
        Long max = sample.setting("NfConntrackMax");
        return warning(
                "network namespace",
                "the firewall cannot track further connections",
                drops + " packets dropped and " + early
                        + " tracked connections given up in the last five minutes, of all processes of this network namespace; tracked now: "
                        + Symptom.used(sample, RESOURCE),
                (max == null
                                ? "Raise net.netfilter.nf_conntrack_max of the host"
                                : Sysctl.sentence(Sysctl.ofHost("net.netfilter.nf_conntrack_max", 2 * max))
                                        + " (256 bytes for each connection)")
                        + ", or exempt the traffic from tracking (NOTRACK)");
    }
}
