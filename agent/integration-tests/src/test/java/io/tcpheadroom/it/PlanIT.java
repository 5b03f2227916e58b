package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is proven: where a program fails to hold its connections, it holds them once the plan's file is applied. */
class PlanIT {
    private static final String SMALL =
            "ip link set lo up; cd /proc/sys/net; echo 40000 40999 > ipv4/ip_local_port_range;"
                    + " echo 128 > core/somaxconn; echo 5000 > ipv4/tcp_max_tw_buckets;";

    /** Both ends of 9,000 connections, where the hard limit is lower. */
    private static final String DESCRIPTORS =
            "[ $(ulimit -Hn) = unlimited ] || [ $(ulimit -Hn) -ge 19456 ] || ulimit -n 19456;";

    private static final String OVERFLOWS =
            "echo overflows $(nstat -asz TcpExtListenOverflows | awk '/Listen/ {print $2}')";

    private static final String APPLY = """
            if command -v sysctl > /dev/null; then sysctl -q -p "$2"; else
              grep -v '^#' "$2" | while IFS= read -r line; do
                echo "${line#* = }" > "/proc/sys/$(echo "${line%% = *}" | tr . /)"
              done
            fi
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void allowed() throws Exception {
        OwnNamespace.needed();
    }

    /** The program, its connections and how many of them wait at once. */
    private static String hold(int connections, int burst) {
        return "\"$1\" -Xmx256m -cp \"$3\" io.tcpheadroom.programs.HoldConnections " + connections + " " + burst + "\n";
    }

    private List<String> inNamespace(String script) throws Exception {
        Process process = new ProcessBuilder(
                        "unshare",
                        "-n",
                        "bash",
                        "-c",
                        SMALL + DESCRIPTORS + script,
                        "bash",
                        Jdk.current().java().toString(),
                        folder.resolve("90-tcp-headroom.conf").toString(),
                        System.getProperty("programs"),
                        ForkedJvm.AGENT.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }

    @Test
    void a_program_that_fails_holds_its_connections_once_the_plan_is_applied() throws Exception {
        List<String> lines = inNamespace(hold(9000, 5000)
                + hold(9000, 100)
                + "\"$1\" -jar \"$4\" plan --connections 9000 --outgoing 9000 --rate 500 --pause 10 --output \"$5\" > /dev/null\n"
                + APPLY
                + OVERFLOWS + "\n"
                + hold(9000, 5000)
                + OVERFLOWS);

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .isEqualTo("failed after 129: Connect timed out"); // a queue holds one more than its limit
        assertThat(lines.get(1)).matches("failed after \\d{3,4}: Cannot assign requested address.*");
        assertThat(lines.get(2)).matches("overflows [1-9]\\d*");
        assertThat(lines.get(3)).isEqualTo("held 9000");
        assertThat(lines.get(4)).isEqualTo(lines.get(2));
    }

    @Test
    void a_running_program_is_planned_by_what_was_measured_of_it() throws Exception {
        try (ForkedJvm server = ForkedJvm.on(Jdk.current())
                        .withAgent("sample.seconds=0.1")
                        .program("CostlyServer");
                ForkedJvm clients = ForkedJvm.on(Jdk.current()).program("CostlyServer")) {
            server.tell("agent");
            String port = server.tell("serve buffer 65536");
            for (int i = 0; i < 15; i++) {
                assertThat(clients.tell("open 20 " + port)).isEqualTo("20");
                server.tell("samples 2");
            }

            String plan = server.beans().advice().plan("connections=9000");

            assertThat(plan)
                    .startsWith("Plan for 9000 incoming connections, 150 new ones a second, pauses of up to 1 s\n")
                    .contains("the program listens on " + port + " inside the range")
                    .containsPattern(
                            "direct memory +5[56]\\d\\.\\d MiB  6[456]\\d{3} bytes a connection, measured here\n")
                    .containsPattern("CHANGE   -XX:MaxDirectMemorySize = 7\\d{8} \\(now \\d+\\)\n");
            assertThat(server.err().soFar()).isEmpty();
        }
    }
}
