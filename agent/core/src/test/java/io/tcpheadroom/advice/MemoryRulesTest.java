package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Scene;
import org.junit.jupiter.api.Test;

class MemoryRulesTest {
    private static Scene counting(String counter, long value) {
        return new Scene()
                .counter(counter, value)
                .setting("TcpMaxOrphans", 4096)
                .resource("tcp-memory", 700, 1000)
                .resource("tcp-orphans", 900, 4096)
                .resource("cgroup-memory", 800, 1000)
                .resource("cgroup-memory-sockets", 100, 1000);
    }

    private static Sample[] growing(String counter, double second) {
        return new Sample[] {counting(counter, 5).at(0), counting(counter, 8).at(second)};
    }

    private static void assertComesAndGoes(String rule, String counter) {
        assertThat(Found.rules(growing(counter, 5))).contains(rule);
        assertThat(Found.rules(
                        counting(counter, 5).at(0),
                        counting(counter, 8).at(5),
                        counting(counter, 8).at(65),
                        counting(counter, 8).at(370)))
                .doesNotContain(rule);
        assertThat(Found.rules(counting(counter, 8).at(0), counting(counter, 8).at(5)))
                .doesNotContain(rule);
    }

    @Test
    void memory_pressure_is_found_while_it_comes_again() {
        assertComesAndGoes("tcp-memory-pressure", "TCPMemoryPressuresTotal");
        assertThat(Found.by("tcp-memory-pressure", growing("TCPMemoryPressuresTotal", 5)))
                .singleElement()
                .asString()
                .startsWith(
                        "WARN host: TCP is under memory pressure. Evidence: 3 times in the last five minutes; buffers of all connections "
                                + "of the host now: 700 of 1000 bytes; pressure begins at ");
    }

    @Test
    void connections_that_are_reset_for_memory_or_orphans_are_found() {
        assertComesAndGoes("connections-aborted", "TCPAbortOnMemoryTotal");
        assertThat(Found.by("connections-aborted", growing("TCPAbortOnMemoryTotal", 5)))
                .containsExactly(
                        "WARN network namespace: connections are reset for lack of memory, or because there are too many orphans. Evidence: 3 in the "
                                + "last five minutes, of all processes of this network namespace; orphans of the host: 900 of 4096 "
                                + "connections; TCP buffers of the host: 700 of 1000 bytes. Remedy: Find the peers that do not answer "
                                + "(`ss -to state fin-wait-1`). For more room, up to 64 KiB of memory for each orphan, write "
                                + "`net.ipv4.tcp_max_orphans = 8192` to /etc/sysctl.d/90-tcp-headroom.conf of the host and run "
                                + "`sysctl --system`");
    }

    @Test
    void throttled_sockets_of_the_control_group_are_found() {
        assertComesAndGoes("cgroup-sockets-throttled", "CgroupSocketsThrottledTotal");
        assertThat(Found.by("cgroup-sockets-throttled", growing("CgroupSocketsThrottledTotal", 5)))
                .singleElement()
                .asString()
                .contains(
                        "Evidence: 3 times in the last five minutes, of all processes of the control group; its memory now: 800 of 1000 "
                                + "bytes, of which buffers of sockets: 100 of 1000 bytes. ");
    }

    @Test
    void tcp_memory_that_does_not_count_is_found_where_the_control_groups_memory_runs_out() {
        String rule = "tcp-memory-bypassed";
        Scene full = new Scene().resource("cgroup-memory", 980, 1000).resource("cgroup-memory-sockets", 700, 1000);

        assertThat(Found.by(rule, full.setting("BypassProtMem", 1).at(1)))
                .singleElement()
                .asString()
                .contains(
                        "net.core.bypass_prot_mem is 1; control group: 980 of 1000 bytes, of which buffers of sockets: 700 of 1000 bytes");
        assertThat(Found.by(rule, full.setting("BypassProtMem", 0).at(1))).isEmpty();
        assertThat(Found.in(new Scene()
                        .resource("cgroup-memory", 100, 1000)
                        .setting("BypassProtMem", 1)
                        .at(1)))
                .isEmpty();
    }

    private static Sample hidden(long aborts, double second) {
        return new Scene()
                .counter("TCPAbortOnMemoryTotal", aborts)
                .resource(
                        "tcp-orphans",
                        Figure.of(900),
                        Figure.unknown("/proc/sys/net/ipv4/tcp_max_orphans is not visible from this network namespace"))
                .at(second);
    }

    @Test
    void a_limit_that_a_container_does_not_see_is_found_with_the_option_that_states_it_where_something_suffers() {
        assertThat(Found.by("limit-not-visible", hidden(0, 0), hidden(2, 5)))
                .containsExactly(
                        "WARN resource tcp-orphans: the limit is not visible in this container, and its failure counter is growing. "
                                + "Evidence: TCPAbortOnMemoryTotal grew by 2 in the last five minutes; used 900 connections; "
                                + "/proc/sys/net/ipv4/tcp_max_orphans is not visible from this network namespace. Remedy: Run "
                                + "`sysctl -n net.ipv4.tcp_max_orphans` on the host and pass the value to the agent as the option "
                                + "host.tcp_max_orphans=…");
        assertThat(Found.in(hidden(2, 0), hidden(2, 5))).isEmpty();
        assertThat(Found.by("limit-not-visible", growing("TCPAbortOnMemoryTotal", 5)))
                .isEmpty();
    }

    private static Sample dropping(long packets, double second) {
        return new Scene()
                .counter("SoftnetDroppedTotal", packets)
                .resource(
                        "netdev-backlog",
                        Figure.of(0),
                        Figure.unknown(
                                "/proc/sys/net/core/netdev_max_backlog is not visible from this network namespace"))
                .at(second);
    }

    @Test
    void a_hidden_limit_of_the_backlog_is_found_from_as_many_dropped_packets_on_as_the_drops_themselves() {
        assertThat(Found.in(dropping(3, 0), dropping(12, 5))).isEmpty();
        assertThat(Found.rules(dropping(3, 0), dropping(13, 5))).containsExactly("softnet-drops", "limit-not-visible");
    }
}
