package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Scene;
import org.junit.jupiter.api.Test;

class SettingRulesTest {
    @Test
    void tw_recycle_is_found_wherever_it_is_on() {
        assertThat(Found.by(
                        "time-wait-recycle",
                        new Scene()
                                .setting("TcpTwRecycle", 1)
                                .counter("PAWSPassiveTotal", 12)
                                .at(1)))
                .containsExactly(
                        "WARN network namespace: net.ipv4.tcp_tw_recycle is on: clients behind NAT sometimes cannot connect. Evidence: "
                                + "net.ipv4.tcp_tw_recycle is 1; 12 SYNs refused for it so far (PAWSPassiveTotal). Remedy: Write "
                                + "`net.ipv4.tcp_tw_recycle = 0` to /etc/sysctl.d/90-tcp-headroom.conf and run `sysctl --system`; in a "
                                + "container of its own network `--sysctl net.ipv4.tcp_tw_recycle=\"0\"` (Docker) or "
                                + "securityContext.sysctls of the pod (Kubernetes). For outgoing connections net.ipv4.tcp_tw_reuse = 1 is "
                                + "what helps");
        assertThat(Found.in(new Scene().setting("TcpTwRecycle", 0).at(1))).isEmpty();
    }

    @Test
    void a_file_that_sets_it_still_is_found_with_the_line() {
        Scene left = new Scene().obsoleteSysctl("/etc/sysctl.d/99-tuning.conf line 3");

        assertThat(Found.in(left.at(1))).singleElement().satisfies(finding -> {
            assertThat(finding.getRule()).isEqualTo("time-wait-recycle-in-file");
            assertThat(finding.getEvidence()).isEqualTo("/etc/sysctl.d/99-tuning.conf line 3");
            assertThat(finding.getRemedy()).startsWith("Delete the line, ");
        });
        assertThat(Found.rules(left.setting("TcpTwRecycle", 1).at(1))).containsExactly("time-wait-recycle");
    }

    private static Sample dropping(long drops, int cookies, double second) {
        return new Scene()
                .counter("TCPReqQFullDropTotal", drops)
                .setting("TcpSyncookies", cookies)
                .at(second);
    }

    @Test
    void syncookies_that_are_off_are_found_while_requests_are_dropped_for_it() {
        assertThat(Found.by("syncookies-off", dropping(0, 0, 0), dropping(40, 0, 5)))
                .singleElement()
                .asString()
                .contains("Evidence: 40 dropped in the last five minutes, of all listeners of this network namespace; "
                        + "net.ipv4.tcp_syncookies is 0")
                .contains("Remedy: Write `net.ipv4.tcp_syncookies = 1` ");
        assertThat(Found.in(dropping(0, 0, 0), dropping(40, 0, 5), dropping(40, 0, 65), dropping(40, 0, 370)))
                .isEmpty();
        assertThat(Found.in(dropping(40, 0, 0), dropping(40, 0, 5))).isEmpty();
        assertThat(Found.in(dropping(0, 1, 0), dropping(40, 1, 5))).isEmpty();
    }

    private static Sample refusing(long drops, long overflows, int halfOpen, double second) {
        return new Scene()
                .counter("ListenDropsTotal", drops)
                .counter("ListenOverflowsTotal", overflows)
                .counter("TCPReqQFullDropTotal", 2)
                .setting("TcpSyncookies", 0)
                .setting("TcpMaxSynBacklog", 64)
                .resource("syn-queue", halfOpen, 48)
                .at(second);
    }

    /** Of a queue that is full for tcp_max_syn_backlog the kernel counts no drop of its own. */
    @Test
    void they_are_found_where_only_all_drops_of_listeners_grow_while_a_queue_is_full() {
        assertThat(Found.by("syncookies-off", refusing(5, 3, 49, 0), refusing(36, 4, 49, 5)))
                .containsExactly(
                        "WARN network namespace: connection requests are dropped because the SYN queue is full and syncookies are off. "
                                + "Evidence: 30 dropped in the last five minutes, of all listeners of this network namespace; "
                                + "net.ipv4.tcp_syncookies is 0; without cookies a queue is full at three quarters of "
                                + "net.ipv4.tcp_max_syn_backlog, now 64. Remedy: Write `net.ipv4.tcp_syncookies = 1` to "
                                + "/etc/sysctl.d/90-tcp-headroom.conf and run `sysctl --system`; in a container of its own network "
                                + "`--sysctl net.ipv4.tcp_syncookies=\"1\"` (Docker) or securityContext.sysctls of the pod (Kubernetes)");
    }

    @Test
    void drops_of_listeners_for_another_reason_are_none_of_syncookies() {
        assertThat(Found.rules(refusing(5, 3, 10, 0), refusing(36, 3, 10, 5))).isEmpty();
        assertThat(Found.rules(refusing(5, 3, 49, 0), refusing(36, 34, 49, 5))).containsExactly("resource-near-limit");
    }
}
