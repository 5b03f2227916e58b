package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reason for which a connect fails, made for real in a network namespace with twenty local ports: what is counted for it, whatever the
 * kind of socket.
 */
class FailureReasonsIT {
    private static final String RANGE = "/proc/sys/net/ipv4/ip_local_port_range";
    private static final String NAMESPACE = "ip route add unreachable 10.9.9.9/32; echo 40000 40019 > " + RANGE
            + "; echo 1 > /proc/sys/net/ipv4/tcp_syn_retries; echo 0 > /proc/sys/net/ipv4/tcp_tw_reuse";
    private static final List<String> KINDS = List.of(
            "async",
            "channel",
            "netty-EPOLL",
            "netty-IO_URING",
            "netty-NIO",
            "polled-channel",
            "selector",
            "socket",
            "timed-channel",
            "timed-socket");

    @BeforeEach
    void allowed() throws Exception {
        Process process = new ProcessBuilder("unshare", "-n", "bash", "-c", "set -e; ip link set lo up; " + NAMESPACE)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        Needed.that(process.waitFor() == 0, "no network namespace can be made here: " + said);
    }

    private static ForkedJvm.Builder withAgent(Jdk jdk) {
        return ForkedJvm.on(jdk).after(OwnNamespace.where(NAMESPACE)).withAgent("sample.seconds=0.1");
    }

    private static String ephemeralPorts(ForkedJvm jvm, String attribute) throws IOException {
        return jvm.tell("read type=Resource,name=ephemeral-ports " + attribute);
    }

    private static String all() {
        return String.join(" ", KINDS);
    }

    @OnEachJdk
    void each_kind_of_socket_fails_for_the_reason_that_the_kernel_gave(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk).withJars("netty.4.2").program("FailingConnects")) {
            jvm.tell("serve 9001");
            jvm.tell("full 9002");
            jvm.tell("reset 9003");
            jvm.tell("agent");
            String said = jvm.tell("connect 127.0.0.1 1 " + all()); // refused
            said += jvm.tell("connect 10.8.8.8 80 " + all()); // ENETUNREACH
            said += jvm.tell("connect 10.9.9.9 80 " + all()); // EHOSTUNREACH
            said += jvm.tell("connect 127.0.0.1 9002 " + all()); // ETIMEDOUT
            said += jvm.tell("connect 127.0.0.1 9003 late-channel"); // ECONNRESET
            assertThat(jvm.tell("hold 99 9001")).isEqualTo("20");
            said += jvm.tell("connect 127.0.0.1 9001 " + all()); // EADDRNOTAVAIL
            assertThat(said).doesNotContain("=connected");

            for (String kind : KINDS) {
                Await.until(
                        () -> jvm.tell("totals " + kind),
                        "{ConnectFailedTotal=5, ConnectNoPortTotal=1, ConnectRefusedTotal=1, "
                                + "ConnectTimedOutTotal=1, ConnectUnreachableTotal=2}");
                assertThat(jvm.tell("failures " + kind))
                        .as(kind)
                        .isEqualTo("[CONNECT NO_PORT 127.0.0.1:9001 1, CONNECT REFUSED 127.0.0.1:1 1, "
                                + "CONNECT TIMED_OUT 127.0.0.1:9002 1, CONNECT UNREACHABLE 10.8.8.8:80 1, "
                                + "CONNECT UNREACHABLE 10.9.9.9:80 1]");
            }
            assertThat(jvm.tell("totals late-channel")).isEqualTo("{ConnectFailedTotal=1, ConnectResetTotal=1}");
            assertThat(jvm.tell("failures late-channel")).isEqualTo("[CONNECT RESET 127.0.0.1:9003 1]");
            assertThat(jvm.tell("totals holder"))
                    .isEqualTo("{ConnectFailedTotal=1, ConnectNoPortTotal=1, ConnectedTotal=20}");
            assertThat(jvm.tell("read type=Destination,address=127.0.0.1,port=1 ConnectRefusedTotal"))
                    .isEqualTo(Integer.toString(KINDS.size()));
            assertThat(jvm.tell("read type=Agent HookErrorsTotal")).isEqualTo("0");
            assertThat(jvm.tell("read type=Agent HooksMissed")).isEqualTo("0");
        }
    }

    @OnEachJdk
    void a_connect_that_the_program_gives_up_was_closed_meanwhile(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk).program("FailingConnects")) {
            jvm.tell("full 9002");
            jvm.tell("agent");
            jvm.tell("give-up 127.0.0.1 9002 async channel");

            for (String kind : List.of("async", "channel")) {
                Await.until(
                        () -> jvm.tell("totals " + kind),
                        "{ConnectClosedTotal=1, ConnectFailedTotal=1, ConnectOtherFailureTotal=1}");
            }
        }
    }

    static Stream<Jdk> with_the_old_implementation_on_request() {
        return Jdk.supported(13, 17);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("with_the_old_implementation_on_request")
    void the_old_socket_implementation_tells_reasons_too(Jdk jdk) throws Exception {
        try (ForkedJvm jvm =
                withAgent(jdk).jvmOption("-Djdk.net.usePlainSocketImpl=true").program("FailingConnects")) {
            jvm.tell("full 9002");
            jvm.tell("agent");
            jvm.tell("connect 127.0.0.1 1 socket");
            jvm.tell("connect 10.9.9.9 80 socket");
            jvm.tell("connect 127.0.0.1 9002 socket timed-socket");

            Await.until(
                    () -> jvm.tell("totals socket"),
                    "{ConnectFailedTotal=3, ConnectRefusedTotal=1, ConnectTimedOutTotal=1, ConnectUnreachableTotal=1}");
            Await.until(() -> jvm.tell("totals timed-socket"), "{ConnectFailedTotal=1, ConnectTimedOutTotal=1}");
        }
    }

    /** 200 of 1,000 ports, said the count, while every bind failed. */
    @OnEachJdk
    void a_bind_without_a_port_left_is_critical_and_one_to_a_foreign_address_is_not(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk).program("FailingConnects")) {
            jvm.tell("serve 9001");
            jvm.tell("agent");
            assertThat(jvm.tell("bind 192.0.2.1 0")).contains("Cannot assign requested address");
            assertThat(jvm.tell("bind 127.0.0.1 9001")).contains("Address already in use");
            Await.until(() -> jvm.tell("totals FailingConnects"), "{BindFailedTotal=2}");
            assertThat(jvm.tell("failures FailingConnects"))
                    .isEqualTo("[BIND NO_ADDRESS 192.0.2.1 1, BIND OTHER 127.0.0.1:9001 1]");
            assertThat(ephemeralPorts(jvm, "Status")).isEqualTo("OK");

            assertThat(jvm.tell("hold 99 9001 127.0.0.2")).isEqualTo("20");
            Await.until(() -> ephemeralPorts(jvm, "Status"), "CRITICAL");
            assertThat(ephemeralPorts(jvm, "Used")).isEqualTo("20");
            assertThat(ephemeralPorts(jvm, "Reason")).contains("a bind to 127.0.0.2 (holder) found no local port free");
            assertThat(jvm.tell("failures holder")).isEqualTo("[BIND NO_PORT 127.0.0.2 1]");
        }
    }

    @OnEachJdk
    void connects_that_go_on_failing_are_a_finding_that_names_the_place(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk).program("FailingConnects")) {
            jvm.tell("full 9002");
            jvm.tell("agent");
            for (int i = 0; i < 5; i++) {
                assertThat(jvm.tell("findings")).isEqualTo("[]");
                jvm.tell("connect 127.0.0.1 9002 timed-socket");
            }

            Await.satisfied(
                    () -> jvm.tell("findings"),
                    findings -> assertThat(findings)
                            .startsWith("[WARN app timed-socket: connects to 127.0.0.1:9002 fail: timed out. "
                                    + "Evidence: 5 timed out in the last minute, 2 connected; the last ")
                            .contains(
                                    "SocketTimeoutException: ",
                                    "onnect timed out; opened at io.tcpheadroom.programs.FailingConnects."
                                            + "connect(FailingConnects.java:"));

            jvm.tell("reset 9003");
            for (int i = 0; i < 5; i++) {
                assertThat(jvm.tell("findings")).doesNotContain("reset");
                jvm.tell("connect 127.0.0.1 9003 late-channel");
            }
            Await.satisfied(
                    () -> jvm.tell("findings"),
                    findings -> assertThat(findings)
                            .containsPattern("WARN app late-channel: connects to 127\\.0\\.0\\.1:9003 fail: reset\\. "
                                    + "Evidence: 5 reset in the last minute, 0 connected; the last \\d+ s ago: "
                                    + "\\w+Exception: Connection reset.*; opened at "
                                    + "io\\.tcpheadroom\\.programs\\.FailingConnects\\.connectLate\\(FailingConnects\\.java:\\d+\\)\\. "
                                    + "Remedy: Check what is in between: a proxy or load balancer without a backend"));
        }
    }
}
