package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Scene;
import org.junit.jupiter.api.Test;

class NetworkRulesTest {
    private static Sample receiving(long dropped, long squeezed, double second) {
        return new Scene()
                .counter("SoftnetDroppedTotal", dropped)
                .counter("SoftnetTimeSqueezeTotal", squeezed)
                .setting("NetdevMaxBacklog", 1000)
                .setting("NetdevBudget", 300)
                .at(second);
    }

    @Test
    void packets_that_the_host_drops_are_found_from_ten_on() {
        assertThat(Found.by("softnet-drops", receiving(3, 0, 0), receiving(13, 0, 5)))
                .containsExactly(
                        "WARN host: the host drops received packets because a CPU does not process them in time. Evidence: 10 in "
                                + "the last five minutes, for all programs of the host; net.core.netdev_max_backlog is 1000. Remedy: Spread "
                                + "the interrupts of the network card over more processors (RSS, or RPS in "
                                + "/sys/class/net/*/queues/rx-*/rps_cpus), or write `net.core.netdev_max_backlog = 4096` to "
                                + "/etc/sysctl.d/90-tcp-headroom.conf of the host and run `sysctl --system`");
        assertThat(Found.in(receiving(3, 0, 0), receiving(12, 0, 5))).isEmpty();
        assertThat(Found.in(receiving(3, 0, 0), receiving(90, 0, 5), receiving(90, 0, 65), receiving(90, 0, 370)))
                .isEmpty();
    }

    @Test
    void rounds_that_end_too_early_are_found_only_beside_drops() {
        assertThat(Found.by("softnet-time-squeeze", receiving(0, 0, 0), receiving(10, 600, 5)))
                .singleElement()
                .asString()
                .contains(
                        "Evidence: 600 times in the last minute, for all programs of the host; packets are dropped, too; "
                                + "net.core.netdev_budget is 300. ")
                .contains("write `net.core.netdev_budget = 600` ");
        assertThat(Found.rules(receiving(0, 0, 0), receiving(10, 599, 5))).containsExactly("softnet-drops");
        assertThat(Found.in(receiving(0, 0, 0), receiving(0, 90_000, 5))).isEmpty();
    }

    private static Scene tracking(long used, long drops, int timeout) {
        return new Scene()
                .counter("ConntrackDropTotal", drops)
                .counter("ConntrackEarlyDropTotal", 0)
                .setting("NfConntrackMax", 1000)
                .setting("NfConntrackTcpTimeoutEstablishedSeconds", timeout)
                .resource("conntrack", used, 1000);
    }

    @Test
    void packets_of_connections_that_cannot_be_tracked_are_found() {
        assertThat(Found.by(
                        "conntrack-drops",
                        tracking(100, 0, 600).at(0),
                        tracking(100, 4, 600).at(5)))
                .containsExactly(
                        "WARN network namespace: the firewall cannot track further connections. Evidence: 4 packets dropped and 0 tracked "
                                + "connections given up in the last five minutes, of all processes of this network namespace; tracked now: 100 "
                                + "of 1000 connections. Remedy: Write `net.netfilter.nf_conntrack_max = 2000` to "
                                + "/etc/sysctl.d/90-tcp-headroom.conf of the host and run `sysctl --system` (256 bytes for each connection), or "
                                + "exempt the traffic from tracking (NOTRACK)");
        assertThat(Found.in(tracking(100, 4, 600).at(0), tracking(100, 4, 600).at(5)))
                .isEmpty();
        assertThat(Found.in(
                        tracking(100, 0, 600).at(0),
                        tracking(100, 4, 600).at(5),
                        tracking(100, 4, 600).at(65),
                        tracking(100, 4, 600).at(370)))
                .isEmpty();
    }

    @Test
    void five_days_for_silent_connections_are_found_where_the_table_fills_and_nowhere_else() {
        String rule = "conntrack-established-timeout";

        assertThat(Found.by(rule, tracking(800, 0, 432_000).at(1)))
                .singleElement()
                .asString()
                .contains(
                        "Evidence: tracked: 800 of 1000 connections; net.netfilter.nf_conntrack_tcp_timeout_established is 432000 s. "
                                + "Remedy: Write `net.netfilter.nf_conntrack_tcp_timeout_established = 86400` ");
        assertThat(Found.by(rule, tracking(800, 0, 86_400).at(1))).isEmpty();
        assertThat(Found.in(tracking(100, 0, 432_000).at(1))).isEmpty();
    }
}
