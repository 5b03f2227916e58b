package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Connections were reset because memory, or the number of orphans, was used up. */
final class ConnectionsAborted extends Rule {
    ConnectionsAborted() {
        super(
                "connections-aborted",
                "The kernel resets connections that a program has closed and that still have data to deliver: the peer loses the end of an "
                        + "answer.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long aborts = snapshot.grown(MemoryRules.ABORTS, LATELY_SECONDS);
        return aborts == 0 ? Stream.empty() : Stream.of(finding(snapshot.sample(), aborts));
    }

    private FindingData finding(Sample sample, long aborts) {
        Long orphans = sample.setting("TcpMaxOrphans");
        return warning(
                "network namespace",
                "connections are reset for lack of memory, or because there are too many orphans",
                aborts + " in the last five minutes, of all processes of this network namespace; orphans of the host: "
                        + Symptom.used(sample, "tcp-orphans") + "; TCP buffers of the host: "
                        + Symptom.used(sample, "tcp-memory"),
                "Find the peers that do not answer (`ss -to state fin-wait-1`). For more room, up to 64 KiB of memory for each orphan, "
                        + (orphans == null
                                ? "raise net.ipv4.tcp_max_orphans of the host"
                                : Sysctl.ofHost("net.ipv4.tcp_max_orphans", 2 * orphans)));
    }
}
