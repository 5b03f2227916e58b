package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs in a network namespace of their own, with few local ports: what is said of them, and nobody asks for it. */
class LocalPortsIT {
    private static final String TIME_WAIT = "06";
    private static final String RANGE = "/proc/sys/net/ipv4/ip_local_port_range";

    @BeforeEach
    void allowed() throws Exception {
        Process process = new ProcessBuilder(
                        "bash", "-c", "unshare -n bash -c 'ip link set lo up && echo 40000 40999 > " + RANGE + "'")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        Needed.that(process.waitFor() == 0, "no network namespace can be made here: " + said);
    }

    /** With the agent, and the range of local ports. TIME_WAIT holds its port even on loopback. */
    private static ForkedJvm withAgent(Jdk jdk, String range) throws IOException {
        return ForkedJvm.on(jdk)
                .after(OwnNamespace.where(
                        "echo " + range + " > " + RANGE + "; echo 0 > /proc/sys/net/ipv4/tcp_tw_reuse"))
                .withAgent("sample.seconds=0.1")
                .program("PortUser");
    }

    /** Another process of its network namespace. */
    private static ForkedJvm beside(ForkedJvm jvm) throws IOException {
        return ForkedJvm.on(Jdk.current())
                .after("exec nsenter --net=/proc/" + jvm.pid() + "/ns/net -- \"$@\"")
                .program("PortUser");
    }

    private static String resource(ForkedJvm jvm, String attribute) throws IOException {
        return jvm.tell("read type=Resource,name=ephemeral-ports " + attribute);
    }

    private static int taken(ForkedJvm jvm, String state) throws IOException {
        return Integer.parseInt(jvm.tell("taken 9001 " + state));
    }

    private static String shop(ForkedJvm jvm, String attribute) throws IOException {
        return jvm.tell("read type=Destination,address=127.0.0.1,port=9001 " + attribute);
    }

    @OnEachJdk
    void short_calls_until_no_port_is_left_are_critical_within_seconds(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk, "40000 40999")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            jvm.tell("call 100 9001");

            Await.until(() -> resource(jvm, "Status"), "CRITICAL");
            assertThat(resource(jvm, "Limit")).isEqualTo("1000");
            Await.until(() -> Integer.parseInt(resource(jvm, "Used")) - taken(jvm, "any"), 0);
            Await.until(() -> Integer.parseInt(shop(jvm, "TimeWait")) - taken(jvm, TIME_WAIT), 0);
            assertThat(taken(jvm, "any")).isGreaterThan(950);
            assertThat(shop(jvm, "UsedByOthers")).isEqualTo("0");
            assertThat(shop(jvm, "ConnectFailedTotal")).isEqualTo("100");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void a_client_fails_where_the_ports_to_its_destination_end() throws Exception {
        try (ForkedJvm jvm = withAgent(Jdk.current(), "40000 40999");
                ForkedJvm server = beside(jvm)) {
            server.tell("serve 9001 1");
            jvm.tell("agent");
            for (int i = 0; i < 15; i++) {
                assertThat(jvm.tell("hold 20 9001")).isEqualTo("20");
                jvm.tell("samples 2");
            }
            assertThat(jvm.tell("read type=Headroom Direction")).isEqualTo("OUTGOING");
            assertThat(jvm.tell("read type=Headroom Resource")).isEqualTo("ephemeral-ports");
            int foreseen = 300 + Integer.parseInt(jvm.tell("read type=Headroom Connections"));

            int met = 300 + Integer.parseInt(jvm.tell("hold 1000 9001"));

            HeadroomPage.assertMet(
                    "a client of one destination, 1,000 local ports", "ephemeral-ports", 300, foreseen, met);
        }
    }

    /** As the kernel's table has it. */
    private static int timeWait(ForkedJvm jvm) {
        try {
            return taken(jvm, TIME_WAIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @OnEachJdk
    void connections_that_were_closed_here_first_are_in_no_app_s_count_but_in_time_wait(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk, "40000 40999")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 200 9001")).isEqualTo("200");
            jvm.tell("release 100");

            // TIME_WAIT lasts a minute, and the tables may be read as rarely on a machine with many connections; now
            // and then
            // the kernel lets one of a hundred go at once
            Await.satisfied(
                    () -> {
                        jvm.tell("measure ephemeral-ports");
                        return jvm.tell("read type=Sockets OtherRows");
                    },
                    rows -> assertThat(rows)
                            .isEqualTo(
                                    "{CLOSING=0, HALF_OPEN=0, OTHER_PROCESS=0, QUEUED=0, QUEUED_ELSEWHERE=0, TIME_WAIT="
                                            + timeWait(jvm) + "}"));
            assertThat(timeWait(jvm)).isBetween(90, 100);
            // the far ends close when they hear of it
            Await.until(
                    () -> {
                        jvm.tell("measure ephemeral-ports");
                        return jvm.tell("read type=Sockets ByState");
                    },
                    "{ESTABLISHED=200, LISTEN=1}");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void ports_that_another_process_holds_are_used() throws Exception {
        try (ForkedJvm jvm = withAgent(Jdk.current(), "40000 40999");
                ForkedJvm other = beside(jvm)) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 9 9001")).isEqualTo("9");
            assertThat(other.tell("hold 990 9001")).isEqualTo("990");

            Await.until(() -> resource(jvm, "Used"), "999");
            assertThat(resource(jvm, "Status")).isEqualTo("CRITICAL");
            Await.until(() -> shop(jvm, "UsedByOthers"), "990");
            assertThat(shop(jvm, "Used")).isEqualTo("999");
            assertThat(shop(jvm, "TimeWait")).isEqualTo("0");
            assertThat(shop(jvm, "LocalAddress")).isEqualTo("127.0.0.1");
        }
    }

    /** Where connect() becomes slow. */
    @Test
    void the_warning_begins_at_half_of_the_range() throws Exception {
        try (ForkedJvm jvm = withAgent(Jdk.current(), "40000 40999")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 480 9001")).isEqualTo("480");
            Await.until(() -> resource(jvm, "Used"), "480");
            Await.until(() -> resource(jvm, "Status"), "OK");

            assertThat(jvm.tell("hold 30 9001")).isEqualTo("30");

            Await.until(() -> resource(jvm, "Used"), "510");
            assertThat(resource(jvm, "Status")).isEqualTo("WARN");
        }
    }

    @OnEachJdk
    void each_source_address_has_ports_of_its_own(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk, "40000 40999")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 800 9001 127.0.0.2")).isEqualTo("800");
            assertThat(jvm.tell("hold 790 9001 127.0.0.3")).isEqualTo("790");

            Await.until(() -> resource(jvm, "Used"), "800");
            assertThat(resource(jvm, "Status")).isEqualTo("WARN");
            Await.until(() -> shop(jvm, "Used"), "800");
            assertThat(shop(jvm, "LocalAddress")).isEqualTo("127.0.0.2");
        }
    }

    @OnEachJdk
    void ports_bound_before_the_connect_are_used_up_for_every_destination(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk, "40000 40999")) {
            jvm.tell("serve 9001 5");
            jvm.tell("agent");
            assertThat(jvm.tell("spread 1100 9001 5 127.0.0.2")).isEqualTo("1000");

            Await.until(() -> resource(jvm, "Used"), "1000");
            assertThat(resource(jvm, "Status")).isEqualTo("CRITICAL");
            Await.satisfied(
                    () -> resource(
                            jvm, "Reason"), // at first it is the bind that failed, until the tables are read again
                    reason -> assertThat(reason)
                            .startsWith(
                                    "all destinations together, from 127.0.0.2: 1000 of this JVM, which binds before it connects"));
            Await.until(() -> shop(jvm, "Used"), "200");
        }
    }

    @Test
    void ports_that_many_destinations_share_are_no_alarm() throws Exception {
        try (ForkedJvm jvm = withAgent(Jdk.current(), "40000 40999")) {
            jvm.tell("serve 9001 5");
            jvm.tell("agent");
            assertThat(jvm.tell("spread 1500 9001 5")).isEqualTo("1500");

            Await.until(() -> shop(jvm, "UsedByOthers"), "0");
            Await.until(() -> resource(jvm, "Used"), "300");
            jvm.tell("samples 30");
            assertThat(resource(jvm, "Used")).isEqualTo("300");
            assertThat(resource(jvm, "Status")).isEqualTo("OK");
        }
    }

    @Test
    void where_few_ports_can_be_in_use_their_number_is_known_however_old_the_tables_are() throws Exception {
        try (ForkedJvm jvm = withAgent(Jdk.current(), "30000 39999")) {
            jvm.tell("serve 9001 20");
            jvm.tell("agent");
            assertThat(jvm.tell("spread 100 9001 20")).isEqualTo("100");

            jvm.tell("samples 50");
            assertThat(resource(jvm, "Used")).isEqualTo("5");
            assertThat(resource(jvm, "Status")).isEqualTo("OK");
        }
    }
}
