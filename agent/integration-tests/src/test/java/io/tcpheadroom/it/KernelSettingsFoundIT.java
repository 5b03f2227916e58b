package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Settings of the kernel that do harm, each in a network namespace that has it: nothing is said of them before the harm is done. Findings go
 * by what the kernel says, so that one JDK is enough.
 */
class KernelSettingsFoundIT {
    private static final String FINDINGS = "read type=Advice Findings";

    @BeforeAll
    static void namespaces() throws Exception {
        OwnNamespace.needed();
    }

    /** @param settings lines of a shell in {@code /proc/sys/net} */
    private static ForkedJvm.Builder where(String settings) {
        return ForkedJvm.on(Jdk.current())
                .after(OwnNamespace.where("cd /proc/sys/net; " + settings + "; cd \"$OLDPWD\""))
                .withAgent("sample.seconds=0.1")
                .startingFast();
    }

    @Tag("somaxconn-caps-backlog")
    @Tag("abort-on-overflow")
    @Test
    void a_somaxconn_that_keeps_a_queue_short_and_an_abort_that_resets_clients() throws Exception {
        try (ForkedJvm jvm = where("echo 8 > core/somaxconn; echo 1 > ipv4/tcp_abort_on_overflow")
                .scripted()) {
            jvm.tell("as shop");
            String port = jvm.tell("listen channel 50");
            jvm.tell("accept off");
            jvm.tell("connect channel 4");
            Await.until(() -> jvm.tell("read type=Listener,port=" + port + ",address=127.0.0.1 Used"), "4");
            Await.satisfied(
                    () -> jvm.tell(FINDINGS),
                    text -> assertThat(text).doesNotContain("keeps it shorter", "tcp_abort_on_overflow"));

            jvm.tell("connect channel 3");
            Await.satisfied(
                    () -> jvm.tell(FINDINGS),
                    text -> assertThat(text)
                            .contains("WARN listener 127.0.0.1:" + port
                                    + " (shop): the accept queue came close to its limit, "
                                    + "and net.core.somaxconn keeps it shorter than the program asked for. ")
                            .contains("at most 7 of 8 waited in the last minute")
                            .contains("backlog asked for: 50, net.core.somaxconn: 8")
                            .doesNotContain("tcp_abort_on_overflow"));

            jvm.tell("connect channel 2");
            jvm.tell("knock 3");
            Await.satisfied(
                    () -> jvm.tell(FINDINGS),
                    text -> assertThat(text)
                            .contains("WARN listener 127.0.0.1:" + port
                                    + " (shop): clients that do not fit into the accept queue "
                                    + "are reset, because net.ipv4.tcp_abort_on_overflow is 1. ")
                            .contains("write `net.ipv4.tcp_abort_on_overflow = 0` "));
        }
    }

    @Tag("timestamps-off")
    @Tag("time-wait-overflow")
    @Test
    void timestamps_that_are_off_and_too_few_buckets_for_time_wait() throws Exception {
        try (ForkedJvm jvm = where("echo 40000 40099 > ipv4/ip_local_port_range; echo 0 > ipv4/tcp_timestamps; "
                        + "echo 60 > ipv4/tcp_max_tw_buckets")
                .program("PortUser")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 90 9001")).isEqualTo("90");
            jvm.tell("samples 3");
            assertThat(jvm.tell(FINDINGS)).doesNotContain("timestamps", "skip TIME_WAIT");

            jvm.tell("release 85");
            Await.satisfied(
                    () -> {
                        jvm.tell("measure ephemeral-ports");
                        return jvm.tell(FINDINGS);
                    },
                    text -> assertThat(text)
                            // of 85, the kernel keeps 60 or 61
                            .containsPattern(
                                    "WARN network namespace: connections skip TIME_WAIT because its table is full. "
                                            + "Evidence: 2[45] in the last five minutes")
                            .contains("write `net.ipv4.tcp_max_tw_buckets = 120` ")
                            .contains("TCP timestamps are off, so that no connection can take over a port in TIME_WAIT")
                            .contains("rite `net.ipv4.tcp_timestamps = 1` "));
        }
    }

    @Tag("listener-in-port-range")
    @Test
    void a_range_of_local_ports_that_swallows_a_servers_port() throws Exception {
        try (ForkedJvm jvm = where("echo 8192 65535 > ipv4/ip_local_port_range").program("PortUser")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 900 9001")).isEqualTo("900");
            jvm.tell("samples 3");
            assertThat(jvm.tell(FINDINGS)).doesNotContain("listens on");

            assertThat(jvm.tell("hold 100 9001")).isEqualTo("100");
            Await.satisfied(
                    () -> jvm.tell(FINDINGS),
                    text -> assertThat(text)
                            .contains(
                                    "WARN local ports: the range of local ports includes ports that this program listens on, "
                                            + "and they are not reserved. ")
                            .contains("net.ipv4.ip_local_port_range is 8192 to 65535; 1000 local ports in use")
                            .contains("write `net.ipv4.ip_local_reserved_ports = 9001` "));
        }
    }
}
