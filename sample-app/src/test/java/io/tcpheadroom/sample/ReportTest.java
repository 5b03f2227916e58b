package io.tcpheadroom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final OpenSockets SOCKETS = new OpenSockets(
            List.of(new AppSockets("crawler", 1200, 1200, 0, 0), new AppSockets("shop", 1201, 0, 1200, 1)));

    private final Report report = new Report(Signs.ASCII);

    @Test
    void the_nearest_limit_stands_first_and_every_column_is_aligned() {
        Limits limits = Limits.of(List.of(
                resource("tcp-memory", "bytes", 64L << 20, 256L << 20, -1024.0, "OK"),
                resource("process-fds", "descriptors", 18_007L, 20_000L, 3.2, "CRITICAL"),
                resource("ephemeral-ports", "ports", 7L, 28_232L, null, "OK"),
                resource("conntrack", "entries", null, null, null, "NOT_APPLICABLE"),
                resource("pids-cgroup", "tasks", 40L, null, 0.0, "UNLIMITED"),
                resource("host-fds", "files", 1024L, null, 0.0, "UNLIMITED")));

        assertThat(report.lines(1234, limits, SOCKETS)).containsExactly("""
                Nearest limits after 1,234 s
                resource                         used    limit  available     %     trend
                process-fds      ##########..  18,007   20,000      1,993  90.0    +3.2/s  CRITICAL
                tcp-memory       ###.........  64 MiB  256 MiB    192 MiB  25.0  -1 KiB/s
                ephemeral-ports  ............       7   28,232     28,225  <0.1
                3 without a percentage: 1 not applicable, 2 unlimited

                open sockets   open  clients  accepted  listeners
                crawler       1,200    1,200         0          0
                shop          1,201        0     1,200          1
                """.split("\n"));
    }

    @Test
    void the_farthest_limits_are_only_counted() {
        Limits limits = Limits.of(IntStream.rangeClosed(1, Report.MOST_ROWS + 3)
                .mapToObj(i -> resource("limit-" + i, "things", (long) i, 100L, 0.0, "OK"))
                .toList());

        assertThat(report.lines(0, limits, new OpenSockets(List.of())))
                .hasSize(Report.MOST_ROWS + 5)
                .contains("3 more, the highest at 3.0%")
                .noneMatch(line -> line.startsWith("limit-3 "));
    }

    private static Resource resource(String name, String unit, Long used, Long limit, Double trend, String status) {
        boolean number = used != null && limit != null;
        return new Resource(
                name,
                unit,
                used,
                limit,
                number ? (Long) (limit - used) : null,
                number ? (Double) (used / (double) limit) : null,
                trend,
                status);
    }
}
