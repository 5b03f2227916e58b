package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.advice.HookHealth;
import io.tcpheadroom.advice.Moment;
import io.tcpheadroom.advice.Snapshot;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Sample sample = Samples.of(
            List.of(Samples.resource("process-fds", Figure.of(70), Figure.of(1024), null)),
            List.of(Samples.app("shop", 0, null, 0, null)));

    @Test
    void each_kind_of_row_is_a_section_and_one_without_a_row_is_left_out() {
        String report = Report.of(
                "1.2.3",
                sample,
                List.of(),
                Map.of("/proc/loadavg", "read in 5 µs"),
                Map.of("open", "MISSED why"),
                List.of(),
                List.of());

        assertThat(report).startsWith("""
                TCP Headroom 1.2.3

                Resources
                  process-fds 70 of 1024 OK

                Apps
                  shop 0 open (0 clients, 0 accepted, 0 listeners, 0 datagrams), at most 0; opened 0, closed 0, \
                accepted 0, connected 0, connect failed 0, reclaimed 0, leaked 0

                Pressure
                  ListenOverflowsTotal: 0
                """).endsWith("""

                Kernel files
                  /proc/loadavg: read in 5 µs

                Hooks
                  open: MISSED why
                """);
        assertThat(report).doesNotContain("Rules");
        assertThat(report.lines()).doesNotContain("Findings", "Listeners", "Destinations", "Settings");
    }

    @Test
    void what_is_wrong_comes_first() {
        List<FindingData> findings = Advice.of(new Snapshot(
                new Moment(sample, new HookHealth(Map.of("open", "why"), null, 0), SocketCoverage.UNKNOWN), List.of()));

        assertThat(findings).hasSize(1);
        assertThat(Report.of("1.2.3", sample, findings, Map.of(), Map.of(), List.of(), List.of()))
                .startsWith("TCP Headroom 1.2.3\n\nFindings\n  " + findings.get(0) + "\n\nResources\n");
    }

    @Test
    void what_would_tell_apps_apart_comes_last() {
        assertThat(Report.of(
                        "1.2.3",
                        sample,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of("server-threads: why"),
                        List.of("apps=shop:com.acme.shop (7 opened)")))
                .endsWith("""

                        Not shown
                          server-threads: why

                        Rules that tell apart what counts for the program
                          apps=shop:com.acme.shop (7 opened)
                        """);
    }
}
