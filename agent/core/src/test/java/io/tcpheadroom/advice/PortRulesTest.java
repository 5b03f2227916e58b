package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.Scene;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import org.junit.jupiter.api.Test;

class PortRulesTest {
    private static final String DESTINATION = "192.0.2.7";

    private static Scene scarce(int used, int timeWait) {
        return new Scene()
                .ports(32768, 60999, "")
                .resource("ephemeral-ports", used, 28232)
                .resource("time-wait", timeWait, 65536)
                .destination(DESTINATION, 5432, used, timeWait, 28232);
    }

    @Test
    void a_small_range_is_found_where_ports_run_short() {
        assertThat(Found.by(
                        "port-range-small",
                        scarce(20_000, 100).listener(18080, 50, 50, 0).at(1)))
                .containsExactly(
                        "WARN local ports: local ports are running out, and their range is small. Evidence: 20000 of 28232 local "
                                + "ports in use to 192.0.2.7:5432 (shop), 100 of them in TIME_WAIT; net.ipv4.ip_local_port_range is 32768 to "
                                + "60999. Remedy: Reuse connections (pooling, keep-alive). To widen the range, write "
                                + "`net.ipv4.ip_local_port_range = 10240 65535` to /etc/sysctl.d/90-tcp-headroom.conf and run "
                                + "`sysctl --system`; in a container of its own network `--sysctl net.ipv4.ip_local_port_range=\"10240 65535\"` "
                                + "(Docker) or securityContext.sysctls of the pod (Kubernetes). Reserve what servers listen on there in "
                                + "net.ipv4.ip_local_reserved_ports, of this program 18080");
    }

    @Test
    void a_connect_that_found_no_port_is_reason_enough_for_five_minutes() {
        Scene failing = new Scene()
                .ports(32768, 60999, "")
                .failure(Samples.failure(FailedOperation.CONNECT, FailureReason.NO_PORT, "192.0.2.7:5432", 3, 1));

        assertThat(Found.rules(failing.at(301))).containsExactly("port-range-small");
        assertThat(Found.in(failing.at(302))).isEmpty();
    }

    @Test
    void a_small_range_with_room_and_a_wide_one_without_are_none() {
        assertThat(Found.in(scarce(14_000, 13_000).at(1))).isEmpty();
        assertThat(Found.rules(new Scene()
                        .ports(10240, 65535, "")
                        .resource("ephemeral-ports", 50_000, 55_296)
                        .destination(DESTINATION, 5432, 50_000, 0, 55_296)
                        .at(1)))
                .containsExactly("resource-near-limit");
    }

    private static Scene widened(int used) {
        return new Scene()
                .ports(1025, 65534, "9000")
                .destination(DESTINATION, 5432, used, 0, 64_509)
                .serving(8080, 7)
                .serving(9000, 7)
                .serving(40_000, 7)
                .serving(8081, 0);
    }

    @Test
    void a_server_port_in_a_widened_range_is_found_while_there_are_many_connections() {
        assertThat(Found.by("listener-in-port-range", widened(1000).at(1)))
                .containsExactly(
                        "WARN local ports: the range of local ports includes ports that this program listens on, and they are not reserved. "
                                + "Evidence: 0.0.0.0:8080 (shop); net.ipv4.ip_local_port_range is 1025 to 65534; 1000 local ports in use by "
                                + "connections of this JVM. Remedy: To reserve them, write `net.ipv4.ip_local_reserved_ports = 9000,8080` to "
                                + "/etc/sysctl.d/90-tcp-headroom.conf and run `sysctl --system`; in a container of its own network `--sysctl "
                                + "net.ipv4.ip_local_reserved_ports=\"9000,8080\"` (Docker) or securityContext.sysctls of the pod (Kubernetes)");
        assertThat(Found.in(widened(1000).at(1), widened(900).at(301))).hasSize(1);
        assertThat(Found.in(widened(1000).at(1), widened(900).at(302))).isEmpty();
    }

    @Test
    void with_few_connections_or_in_the_usual_range_it_is_none() {
        assertThat(Found.in(widened(999).at(1))).isEmpty();
        assertThat(Found.in(new Scene()
                        .ports(32768, 60999, "")
                        .destination(DESTINATION, 5432, 2000, 0, 28232)
                        .serving(40_000, 7)
                        .at(1)))
                .isEmpty();
    }

    @Test
    void ports_in_time_wait_that_the_kernel_may_not_take_over_are_found() {
        assertThat(Found.by(
                        "time-wait-reuse",
                        scarce(20_000, 15_000).setting("TcpTwReuse", 2).at(1)))
                .singleElement()
                .asString()
                .startsWith(
                        "WARN destination 192.0.2.7:5432 (shop): ports in TIME_WAIT use up the local ports to one destination, and new "
                                + "connections do not take them over. Evidence: 20000 of 28232 local ports in use to 192.0.2.7:5432 (shop), 15000 "
                                + "of them in TIME_WAIT; net.ipv4.tcp_tw_reuse is 2. Remedy: Reuse connections (pooling, keep-alive). In addition, "
                                + "write `net.ipv4.tcp_tw_reuse = 1` ");
    }

    @Test
    void where_they_may_be_taken_over_or_are_in_use_that_is_none() {
        String rule = "time-wait-reuse";

        assertThat(Found.by(
                        rule, scarce(20_000, 15_000).setting("TcpTwReuse", 1).at(1)))
                .isEmpty();
        assertThat(Found.by(rule, scarce(20_000, 9_000).setting("TcpTwReuse", 0).at(1)))
                .isEmpty();
        assertThat(Found.by(
                        rule,
                        new Scene()
                                .setting("TcpTwReuse", 2)
                                .resource("ephemeral-ports", 20_000, 28_232)
                                .destination("127.0.0.1", 80, 20_000, 20_000, 28_232)
                                .at(1)))
                .isEmpty();
        assertThat(Found.in(scarce(10_000, 9_000).setting("TcpTwReuse", 0).at(1)))
                .isEmpty();
    }

    /** What is known of TIME_WAIT is known for a minute after the tables were read. */
    @Test
    void what_time_wait_did_is_found_for_five_minutes() {
        Scene full = scarce(20_000, 15_000).setting("TcpTwReuse", 0).setting("TcpFinTimeoutSeconds", 10);
        Scene empty = scarce(200, 0).setting("TcpTwReuse", 0).setting("TcpFinTimeoutSeconds", 10);

        assertThat(Found.rules(full.at(0), empty.at(300))).containsExactly("time-wait-reuse", "fin-timeout-lowered");
        assertThat(Found.in(full.at(0), empty.at(301))).isEmpty();
    }

    private static Sample skipping(long overflows, double second) {
        return new Scene()
                .counter("TCPTimeWaitOverflowTotal", overflows)
                .setting("TcpMaxTwBuckets", 4096)
                .resource("time-wait", 2000, 4096)
                .at(second);
    }

    @Test
    void connections_that_skip_time_wait_are_found_until_none_did_for_minutes() {
        assertThat(Found.in(skipping(7, 0), skipping(7, 10))).isEmpty();
        assertThat(Found.by("time-wait-overflow", skipping(7, 0), skipping(19, 10)))
                .singleElement()
                .asString()
                .startsWith(
                        "WARN network namespace: connections skip TIME_WAIT because its table is full. Evidence: 12 in the last five "
                                + "minutes, of all processes of this network namespace; in TIME_WAIT now: 2000 of 4096 connections. Remedy: Reuse "
                                + "connections (pooling, keep-alive). For more room, at 256 bytes each, write `net.ipv4.tcp_max_tw_buckets = 8192` ");
        assertThat(Found.in(skipping(7, 0), skipping(19, 10), skipping(19, 65), skipping(19, 370)))
                .isEmpty();
    }

    @Test
    void a_counter_that_began_anew_counts_from_nothing() {
        assertThat(Found.by("time-wait-overflow", skipping(700, 0), skipping(2, 10)))
                .singleElement()
                .asString()
                .contains("Evidence: 2 in the last five minutes");
    }

    @Test
    void a_lowered_fin_timeout_is_found_where_time_wait_is_too_much_and_nowhere_else() {
        Scene full = new Scene().resource("time-wait", 4000, 4096);

        assertThat(Found.by(
                        "fin-timeout-lowered",
                        full.setting("TcpFinTimeoutSeconds", 10).at(1)))
                .singleElement()
                .asString()
                .contains("net.ipv4.tcp_fin_timeout is 10 s; in TIME_WAIT now: 4000 of 4096 connections")
                .contains("write `net.ipv4.tcp_fin_timeout = 60` ");
        assertThat(Found.by(
                        "fin-timeout-lowered",
                        full.setting("TcpFinTimeoutSeconds", 60).at(1)))
                .isEmpty();
        assertThat(Found.in(new Scene()
                        .resource("time-wait", 100, 4096)
                        .setting("TcpFinTimeoutSeconds", 10)
                        .at(1)))
                .isEmpty();
    }

    @Test
    void timestamps_that_are_off_are_found_where_time_wait_is_too_much_and_nowhere_else() {
        assertThat(Found.by(
                        "timestamps-off",
                        scarce(20_000, 15_000).setting("TcpTimestamps", 0).at(1)))
                .singleElement()
                .asString()
                .contains("net.ipv4.tcp_timestamps is 0; in TIME_WAIT now: 15000 of 65536 connections")
                .contains("Remedy: Write `net.ipv4.tcp_timestamps = 1` ");
        assertThat(Found.by(
                        "timestamps-off",
                        scarce(20_000, 15_000).setting("TcpTimestamps", 1).at(1)))
                .isEmpty();
        assertThat(Found.in(scarce(2_000, 1_500).setting("TcpTimestamps", 0).at(1)))
                .isEmpty();
    }
}
