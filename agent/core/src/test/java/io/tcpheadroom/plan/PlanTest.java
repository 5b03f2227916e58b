package io.tcpheadroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final String RANGE = "net/ipv4/ip_local_port_range";
    private static final String RESERVED = "net/ipv4/ip_local_reserved_ports";

    @TempDir
    Path folder;

    private Plan plan(String wish, String... settings) {
        return Plan.of(Wish.parse(wish), Machines.with(folder, settings), Costs.none());
    }

    private static String line(Plan plan, String name) {
        return plan.lines().stream()
                .filter(line -> line.name().equals(name))
                .map(PlanLine::toString)
                .reduce((one, other) -> one + "; " + other)
                .orElse("no line");
    }

    @Test
    void what_no_port_range_carries_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> plan("outgoing=70000,rate=10"))
                .withMessage(
                        "70000 connections to one destination and 10 new ones a second need 70010 local ports, and there are 64512; use more destinations, or several local addresses");
    }

    @Test
    void the_listeners_of_the_program_are_not_ports_for_connections() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> plan("outgoing=64500,rate=12,listen=8080"))
                .withMessageContaining("there are 64511;");
        assertThat(line(plan("outgoing=64500,rate=12"), "net.ipv4.ip_local_port_range"))
                .isEqualTo("CHANGE   net.ipv4.ip_local_port_range = 1024 65535 (now 32768 60999)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    32768 60999 | outgoing=14000,rate=0               | ENOUGH   net.ipv4.ip_local_port_range = 32768 60999
                    32768 60999 | outgoing=14117,rate=0               | CHANGE   net.ipv4.ip_local_port_range = 32768 65535 (now 32768 60999)
                    32768 60999 | outgoing=16385,rate=0               | CHANGE   net.ipv4.ip_local_port_range = 31744 65535 (now 32768 60999)
                    32768 60999 | outgoing=60000,rate=0               | CHANGE   net.ipv4.ip_local_port_range = 1024 65535 (now 32768 60999)
                    32768 60999 | outgoing=60000,rate=0,destinations=6 | ENOUGH   net.ipv4.ip_local_port_range = 32768 60999
                    40000 40999 | outgoing=9000,rate=0                | CHANGE   net.ipv4.ip_local_port_range = 32768 65535 (now 40000 40999)
                    4096 65534  | outgoing=9000,rate=0                | CHANGE   net.ipv4.ip_local_port_range = 4096 65535 (now 4096 65534)
                    10001 65535 | outgoing=9000,rate=0                | CHANGE   net.ipv4.ip_local_port_range = 10000 65535 (now 10001 65535)
                    1024 65535  | outgoing=9000,rate=0                | ENOUGH   net.ipv4.ip_local_port_range = 1024 65535
                    1000 65535  | outgoing=60000,rate=0               | ENOUGH   net.ipv4.ip_local_port_range = 1000 65535
                    10001 65535 | connections=9000                    | no line
                    """)
    void the_range_grows_upwards_first_and_its_ends_differ_in_parity(String present, String wish, String expected) {
        assertThat(line(plan(wish, RANGE, present), "net.ipv4.ip_local_port_range"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''        | 8080 33000       | CHANGE   net.ipv4.ip_local_reserved_ports = 33000 (now empty)
                    9000-9100 | 40000 40001 40005 | CHANGE   net.ipv4.ip_local_reserved_ports = 9000-9100,40000-40001,40005 (now 9000-9100)
                    40000     | 40000            | ENOUGH   net.ipv4.ip_local_reserved_ports = 40000
                    ''        | 8080             | no line
                    """)
    void listeners_inside_the_range_are_reserved_beside_what_is_reserved(
            String present, String ports, String expected) {
        assertThat(line(plan("connections=10,listen=" + ports, RESERVED, present), "net.ipv4.ip_local_reserved_ports"))
                .isEqualTo(expected);
    }

    @Test
    void a_listener_that_the_wider_range_swallows_is_reserved() {
        assertThat(line(plan("outgoing=60000,rate=0,listen=8080"), "net.ipv4.ip_local_reserved_ports"))
                .isEqualTo("CHANGE   net.ipv4.ip_local_reserved_ports = 8080 (now empty)");
    }

    @Test
    void time_wait_is_reused_where_it_would_fill_the_range_and_only_then() {
        Plan fast = plan("outgoing=9000,rate=500", "net/ipv4/tcp_timestamps", "0");

        assertThat(line(fast, "net.ipv4.tcp_tw_reuse")).isEqualTo("CHANGE   net.ipv4.tcp_tw_reuse = 1 (now 2)");
        assertThat(line(fast, "net.ipv4.tcp_timestamps")).isEqualTo("CHANGE   net.ipv4.tcp_timestamps = 1 (now 0)");
        assertThat(line(fast, "net.ipv4.ip_local_port_range"))
                .isEqualTo("ENOUGH   net.ipv4.ip_local_port_range = 32768 60999");
    }

    @Test
    void few_short_connections_leave_time_wait_alone() {
        assertThat(line(plan("outgoing=100,rate=10"), "net.ipv4.tcp_tw_reuse")).isEqualTo("no line");
        assertThat(line(plan("outgoing=100,rate=200"), "net.ipv4.ip_local_port_range"))
                .isEqualTo("ENOUGH   net.ipv4.ip_local_port_range = 32768 60999");
    }

    @Test
    void what_is_more_than_half_of_all_ports_is_a_warning() {
        assertThat(plan("outgoing=40000,rate=0").warnings())
                .containsExactly("more than half of the local ports to a destination are in use: connect() gets slower;"
                        + " use more destinations, or several local addresses");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    net/core/somaxconn             | 128    | net.core.somaxconn           | CHANGE   net.core.somaxconn = 5120 (now 128)
                    net/core/somaxconn             | 65535  | net.core.somaxconn           | ENOUGH   net.core.somaxconn = 65535
                    net/ipv4/tcp_syncookies        | 0      | net.ipv4.tcp_syncookies      | CHANGE   net.ipv4.tcp_syncookies = 1 (now 0)
                    net/ipv4/tcp_syncookies        | 2      | net.ipv4.tcp_syncookies      | ENOUGH   net.ipv4.tcp_syncookies = 2
                    net/ipv4/tcp_max_syn_backlog   | 128    | net.ipv4.tcp_max_syn_backlog | ENOUGH   net.ipv4.tcp_max_syn_backlog = 128
                    net/ipv4/tcp_max_tw_buckets    | 4096   | net.ipv4.tcp_max_tw_buckets  | CHANGE   net.ipv4.tcp_max_tw_buckets = 37888 (now 4096)
                    net/ipv4/tcp_max_orphans       | 1000   | net.ipv4.tcp_max_orphans     | CHANGE   net.ipv4.tcp_max_orphans = 2048 (now 1000)
                    net/netfilter/nf_conntrack_max | 65536  | net.netfilter.nf_conntrack_max | CHANGE   net.netfilter.nf_conntrack_max = 87040 (now 65536)
                    net/ipv4/tcp_mem               | 8 9000 12000 | net.ipv4.tcp_mem       | CHANGE   net.ipv4.tcp_mem = 16875 22500 33750 (now 8 9000 12000)
                    net/ipv4/tcp_mem               | 8 9000 9223372036854775807 | net.ipv4.tcp_mem | CHANGE   net.ipv4.tcp_mem = 16875 22500 2251799813685247 (now 8 9000 2251799813685247)
                    fs/file-max                    | 10000  | fs.file-max                  | CHANGE   fs.file-max = 14336 (now 10000)
                    fs/file-max                    | 9223372036854775807 | fs.file-max     | ENOUGH   fs.file-max = unlimited
                    fs/nr_open                     | 4096   | fs.nr_open                   | CHANGE   fs.nr_open = 10240 (now 4096)
                    fs/epoll/max_user_watches      | 1000   | fs.epoll.max_user_watches    | CHANGE   fs.epoll.max_user_watches = 11264 (now 1000)
                    net/core/netdev_max_backlog    | 10     | net.core.netdev_max_backlog  | CHANGE   net.core.netdev_max_backlog = 1024 (now 10)
                    """)
    void each_setting_that_is_too_low_is_raised_and_none_is_lowered(
            String path, String present, String name, String expected) {
        Plan plan = plan("connections=9000,rate=500,pause=10", path, present);

        assertThat(line(plan, name)).isEqualTo(expected);
    }

    @Test
    void a_buffer_beyond_what_one_may_grow_to_raises_the_third_number_alone() {
        Plan plan = plan("connections=1,buffer=40000000");

        assertThat(line(plan, "net.ipv4.tcp_rmem"))
                .isEqualTo("CHANGE   net.ipv4.tcp_rmem = 4096 131072 40000000 (now 4096 131072 33554432)");
        assertThat(line(plan, "net.ipv4.tcp_wmem"))
                .isEqualTo("CHANGE   net.ipv4.tcp_wmem = 4096 16384 40000000 (now 4096 16384 4194304)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connections=1,rate=0",
                "connections=9000,outgoing=9000,rate=500,pause=10",
                "connections=1000000,outgoing=1000000,rate=50000,destinations=1000,pause=60,buffer=65536,listen=8080 40000"
            })
    void whoever_applies_a_plan_is_told_afterwards_that_all_is_enough(String text) {
        Plan first = plan(text);
        String[] applied = first.lines().stream()
                .filter(line -> line.isToChange() && (line.place() == Place.NAMESPACE || line.place() == Place.HOST))
                .flatMap(line -> Stream.of(line.name().replace('.', '/'), line.wanted()))
                .toArray(String[]::new);

        Plan second = plan(text, applied);

        assertThat(second.changes(Place.NAMESPACE)).isEmpty();
        assertThat(second.changes(Place.HOST)).isEmpty();
        assertThat(PlanFiles.of(second)).doesNotContainKeys(PlanFiles.SYSCTL, PlanFiles.SYSCTL_HOST);
    }

    @Test
    void descriptors_are_one_for_each_connection_and_some_for_the_rest() {
        Capacity machine = Machines.of("linux-6.18");
        Wish wish = Wish.parse("connections=9000,outgoing=9000,rate=10");

        assertThat(line(Plan.of(wish, machine.withOpenFiles(Figure.of(4096)), Costs.none()), "LimitNOFILE"))
                .isEqualTo("CHANGE   LimitNOFILE = 19456 (now 4096)");
        assertThat(line(Plan.of(wish, machine.withOpenFiles(Figure.of(19_024)), Costs.none()), "LimitNOFILE"))
                .isEqualTo("ENOUGH   LimitNOFILE = 19024");
        assertThat(line(Plan.of(wish, machine.withOpenFiles(Figure.unlimited()), Costs.none()), "LimitNOFILE"))
                .isEqualTo("ENOUGH   LimitNOFILE = unlimited");
    }

    @Test
    void measured_costs_come_before_assumed_ones() {
        Costs costs = Costs.of(
                Map.of("process-fds", 2.0, "heap", 1024.0, "direct-memory", 65_536.0, "tcp-memory", 100.5),
                1_000L,
                100_000_000L);

        Plan plan = Plan.of(
                Wish.parse("connections=9000"), Machines.of("linux-6.18").withOpenFiles(Figure.of(4096)), costs);

        assertThat(line(plan, "LimitNOFILE")).isEqualTo("CHANGE   LimitNOFILE = 19456 (now 4096)");
        assertThat(line(plan, "-XX:MaxDirectMemorySize"))
                .isEqualTo("CHANGE   -XX:MaxDirectMemorySize = 738197504 (now 100000000)");
        assertThat(PlanText.of(plan))
                .contains("9000 x 101 bytes, measured here")
                .contains("heap                  8.8 MiB  1024 bytes a connection, measured here\n")
                .contains("-Xmx = (what the program needs without connections) + 8.8 MiB (now unknown")
                .contains("direct memory       562.5 MiB  65536 bytes a connection, measured here");
    }

    @Test
    void what_the_kernel_hides_is_a_comment_in_the_files() {
        Plan plan = Plan.of(
                Wish.parse("connections=9000,rate=500,pause=10"), Machines.of("network-namespace"), Costs.none());

        assertThat(line(plan, "net.ipv4.tcp_mem"))
                .isEqualTo("UNKNOWN  net.ipv4.tcp_mem = 16875 22500 33750 (now unknown; set it only if it is lower)");
        assertThat(PlanFiles.of(plan).get(PlanFiles.SYSCTL_HOST))
                .contains("\n# unknown here, only if it is lower: net.ipv4.tcp_mem = 16875 22500 33750\n")
                .doesNotContain("\nnet.ipv4.tcp_mem");
    }

    @Test
    void tcp_tw_recycle_that_is_on_is_a_warning() {
        assertThat(plan("connections=5", "net/ipv4/tcp_tw_recycle", "1").warnings())
                .containsExactly("net.ipv4.tcp_tw_recycle is on: it breaks clients behind NAT; set it to 0");
        assertThat(plan("connections=5", "net/ipv4/tcp_tw_recycle", "0").warnings())
                .isEmpty();
    }

    @Test
    void more_memory_than_there_is_is_a_warning() {
        assertThat(plan("connections=1000000,buffer=65536").warnings())
                .containsExactly("the estimate of 126.5 GiB is more than the memory of this machine, 23.5 GiB");
    }

    @Test
    void a_pod_may_set_what_is_safe_and_its_node_must_allow_or_set_the_rest() {
        Plan plan = plan(
                "connections=9000,outgoing=9000,rate=500,pause=10,listen=33000",
                RANGE,
                "40000 40999",
                "fs/nr_open",
                "4096");

        assertThat(PlanFiles.of(plan).get(PlanFiles.POD)).isEqualTo("""
                        # part of the pod
                        spec:
                          securityContext:
                            sysctls:
                            - name: net.ipv4.ip_local_port_range # safe since Kubernetes 1.11
                              value: "32768 65535"
                            - name: net.ipv4.ip_local_reserved_ports # safe since Kubernetes 1.27
                              value: "33000"
                            - name: net.core.somaxconn # unsafe: the node's kubelet must allow it
                              value: "5120"
                            - name: net.ipv4.tcp_tw_reuse # unsafe: the node's kubelet must allow it
                              value: "1"
                        # kubelet, since Kubernetes 1.11: --allowed-unsafe-sysctls=net.core.somaxconn,net.ipv4.tcp_tw_reuse
                        # on the node only, no pod can set it: fs.nr_open = 19456
                        """);
    }
}
