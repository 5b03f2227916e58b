package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program in a network namespace of its own, as in a container: whose figures are whose, and what is not visible. */
class NetworkNamespaceIT {
    private static final String HIDDEN = "is not visible from this network namespace";

    @BeforeEach
    void allowed() throws Exception {
        OwnNamespace.needed();
    }

    private static KernelDump run(String options) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(OwnNamespace.ALONE)
                .withAgent("sample.seconds=0.1" + options)
                .run("-cp", System.getProperty("programs"), "io.tcpheadroom.programs.OnKernel")) {
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
            return new KernelDump(jvm.out().soFar());
        }
    }

    @Test
    void figures_are_the_namespaces_own_or_the_hosts_and_hidden_limits_are_unknown() throws Exception {
        KernelDump dump = run("");

        assertThat(dump.resource("time-wait"))
                .containsEntry("Scope", "NETNS")
                .containsEntry("Used", "3"); // its own three, whatever the host has
        assertThat(dump.bean("type=Pressure")).containsEntry("ActiveOpensTotal", "29");
        assertThat(dump.resource("process-fds"))
                .containsEntry("Scope", "PROCESS")
                .containsEntry("Status", "OK");
        assertThat(dump.resource("host-fds")).containsEntry("Scope", "HOST").containsEntry("Status", "OK");
        for (String id : List.of("tcp-memory", "tcp-orphans", "udp-memory")) {
            assertThat(dump.resource(id))
                    .containsEntry("Scope", "HOST")
                    .containsEntry("Limit", "null")
                    .containsEntry("UtilizationRatio", "null")
                    .containsEntry("Status", "UNKNOWN")
                    .hasEntrySatisfying("Used", used -> assertThat(used).matches("\\d+"))
                    .hasEntrySatisfying("Reason", reason -> assertThat(reason).endsWith(HIDDEN));
        }
        assertThat(dump.resource("netdev-backlog")).containsEntry("Status", "UNKNOWN");
        assertThat(dump.resource("neighbours")).containsEntry("Status", "UNKNOWN");
        assertThat(dump.bean("type=Kernel"))
                .containsEntry("TcpMemMaxBytes", "null")
                .hasEntrySatisfying("Somaxconn", value -> assertThat(value).matches("\\d+"));
    }

    @Test
    void tracked_connections_are_the_namespaces_own() throws Exception {
        KernelDump dump = run("");
        Map<String, String> conntrack = dump.resource("conntrack");

        if (dump.has("/proc/sys/net/netfilter/nf_conntrack_count")) {
            assertThat(conntrack)
                    .containsEntry("Scope", "NETNS")
                    .containsEntry(
                            "Used",
                            dump.text("/proc/sys/net/netfilter/nf_conntrack_count", false)
                                    .strip())
                    .containsEntry(
                            "Limit",
                            dump.text("/proc/sys/net/netfilter/nf_conntrack_max", false)
                                    .strip());
        } else {
            assertThat(conntrack).containsEntry("Status", "NOT_APPLICABLE");
        }
    }

    @Test
    void what_the_operator_states_of_the_host_makes_the_limit_known() throws Exception {
        KernelDump dump = run(",host.tcp_mem=1000:2000:4000,host.tcp_max_orphans=8192");

        assertThat(dump.resource("tcp-memory"))
                .containsEntry("Limit", Long.toString(4000 * 4096))
                .containsEntry("WarnRatio", "0.5")
                .containsEntry("Reason", "net.ipv4.tcp_mem is taken from option host.tcp_mem");
        assertThat(dump.resource("tcp-orphans")).containsEntry("Limit", "8192").containsEntry("Status", "OK");
        assertThat(dump.resource("udp-memory")).containsEntry("Status", "UNKNOWN");
    }
}
