package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.DroppedDatagrams;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatagramRulesTest {
    private static final long SECOND = 1_000_000_000L;

    private static List<FindingData> at(double second, DroppedDatagrams... dropped) {
        return Advice.of(new Snapshot(
                new Moment(
                        Samples.overflowed(second, 50, 0, 0),
                        new HookHealth(Map.of(), null, 0),
                        SocketCoverage.UNKNOWN,
                        List.of(dropped)),
                List.of()));
    }

    @Test
    void a_socket_that_drops_is_a_finding_for_five_minutes() {
        DroppedDatagrams collector = new DroppedDatagrams(
                "metrics",
                "0.0.0.0:9999",
                "com.acme.Collector.open(Collector.java:7)\ncom.acme.Main.main",
                4_988,
                100 * SECOND);

        assertThat(at(102, collector))
                .extracting(FindingData::toString)
                .containsExactly(
                        "WARN app metrics: datagrams to 0.0.0.0:9999 are dropped, its receive buffer is full. Evidence: 4988 dropped "
                                + "since the socket was opened, the last 2 s ago; opened at com.acme.Collector.open(Collector.java:7). "
                                + "Remedy: Read faster, on a thread that does nothing else; or ask for a larger receive buffer "
                                + "(SO_RCVBUF), up to net.core.rmem_max, now 4194304 bytes");
        assertThat(at(400, collector)).hasSize(1);
        assertThat(at(401, collector)).isEmpty();
        assertThat(at(102)).isEmpty();
    }
}
