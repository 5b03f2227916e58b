package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.programs.Kinds;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scripted program opens sockets of each kind on each JDK, and its apps' beans show exactly those. */
class SocketsIT {
    private static final String FAST = "sample.seconds=0.1";

    static Stream<Arguments> kinds_and_jdks() {
        return Jdk.supported()
                .flatMap(jdk -> Kinds.connecting(jdk.feature()).stream().map(kind -> Arguments.of(jdk, kind)));
    }

    static Stream<Arguments> datagram_kinds_and_jdks() {
        return Jdk.supported().flatMap(jdk -> Kinds.datagram().stream().map(kind -> Arguments.of(jdk, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("kinds_and_jdks")
    void every_socket_is_counted_for_its_app_until_it_is_closed(Jdk jdk, String kind) throws Exception {
        counts_of_connections_are_exact(ForkedJvm.on(jdk), kind);
    }

    static Stream<Jdk> with_the_old_implementation_on_request() {
        return Jdk.supported(13, 17);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("with_the_old_implementation_on_request")
    void the_old_socket_implementation_is_counted_where_it_is_asked_for(Jdk jdk) throws Exception {
        counts_of_connections_are_exact(ForkedJvm.on(jdk).jvmOption("-Djdk.net.usePlainSocketImpl=true"), "socket");
    }

    private static void counts_of_connections_are_exact(ForkedJvm.Builder forked, String kind) throws Exception {
        try (ForkedJvm jvm = forked.withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen " + kind + " 64");
            jvm.tell("as crawler");
            jvm.tell("connect " + kind + " 20");
            assertThat(jvm.tell("refused " + kind + " 3")).isEqualTo("3");
            String failed =
                    kind.equals("unix") ? "ConnectOtherFailureTotal=3" : "ConnectRefusedTotal=3"; // no such file

            Await.until(
                    () -> AppCounts.of(jvm, "shop"),
                    "{Accepted=20, AcceptedTotal=20, Listeners=1, Open=21, OpenedTotal=21}");
            Await.until(
                    () -> AppCounts.of(jvm, "crawler"),
                    "{Clients=20, ClosedTotal=3, ConnectFailedTotal=3, " + failed
                            + ", ConnectedTotal=20, Open=20, OpenedTotal=23}");

            jvm.tell("close");
            jvm.tell("as shop");
            jvm.tell("close");
            Await.until(() -> AppCounts.of(jvm, "shop"), "{AcceptedTotal=20, ClosedTotal=21, OpenedTotal=21}");
            Await.until(
                    () -> AppCounts.of(jvm, "crawler"),
                    "{ClosedTotal=23, ConnectFailedTotal=3, " + failed + ", ConnectedTotal=20, OpenedTotal=23}");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("datagram_kinds_and_jdks")
    void every_datagram_socket_is_counted_until_it_is_closed(Jdk jdk, String kind) throws Exception {
        counts_of_datagram_sockets_are_exact(ForkedJvm.on(jdk), kind);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("with_the_old_implementation_on_request")
    void the_old_datagram_implementation_is_counted_where_it_is_asked_for(Jdk jdk) throws Exception {
        counts_of_datagram_sockets_are_exact(
                ForkedJvm.on(jdk).jvmOption("-Djdk.net.usePlainDatagramSocketImpl=true"), "datagram-socket");
    }

    private static void counts_of_datagram_sockets_are_exact(ForkedJvm.Builder forked, String kind) throws Exception {
        try (ForkedJvm jvm = forked.withAgent(FAST).scripted()) {
            jvm.tell("as resolver");
            jvm.tell("open " + kind + " 7");
            Await.until(() -> AppCounts.of(jvm, "resolver"), "{Datagrams=7, Open=7, OpenedTotal=7}");

            jvm.tell("close");
            Await.until(() -> AppCounts.of(jvm, "resolver"), "{ClosedTotal=7, OpenedTotal=7}");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    static Stream<Arguments> kinds_with_a_port_and_jdks() {
        return kinds_and_jdks().filter(arguments -> !arguments.get()[1].equals("unix"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("kinds_with_a_port_and_jdks")
    void a_listener_shows_the_backlog_that_the_program_asked_for(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen " + kind + " 7"));

            Map<String, Object> listener = Await.satisfied(
                    () -> jvm.beans().read(Names.listener(port, "127.0.0.1")),
                    found -> assertThat(found).containsEntry("Used", 0L));
            assertThat(listener)
                    .containsEntry("Backlog", 7)
                    .containsEntry("Limit", 7L)
                    .containsEntry("App", "shop")
                    .containsEntry("Port", port);
        }
    }
}
