package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** TCP came under memory pressure: the second value of net.ipv4.tcp_mem was passed. */
final class TcpMemoryPressure extends Rule {
    TcpMemoryPressure() {
        super(
                "tcp-memory-pressure",
                "Under pressure the kernel shrinks buffers of all connections, and all become slow. At the third value of tcp_mem it drops "
                        + "segments and resets connections.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long times = snapshot.grown(MemoryRules.PRESSURES, LATELY_SECONDS);
        return times == 0 ? Stream.empty() : Stream.of(finding(snapshot.sample(), times));
    }

    private FindingData finding(Sample sample, long times) {
        Long pressure = sample.setting("TcpMemPressureBytes");
        String used = Symptom.used(sample, "tcp-memory");
        return warning(
                "host",
                "TCP is under memory pressure",
                times + " times in the last five minutes"
                        + (used.isEmpty() ? "" : "; buffers of all connections of the host now: " + used)
                        + (pressure == null ? "" : "; pressure begins at " + pressure + " bytes")
                        + "; unsent and unread bytes of each app are in its App bean",
                "Find who does not read: `ss -tm` shows the buffers of each connection, of all programs. Bound what is queued for a slow far "
                        + "end (WriteBufferWaterMark in Netty), or raise net.ipv4.tcp_mem of the host, which counts in pages");
    }
}
