package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagram sockets have a destination while they are connected, in a network namespace where nothing else has any. */
class ConnectedDatagramsIT {
    private static final String UNREACHABLE = "10.8.8.8-udp 80";

    @BeforeEach
    void allowed() throws Exception {
        OwnNamespace.needed();
    }

    static Stream<Jdk> with_the_old_implementation_on_request() {
        return Jdk.supported(13, 17);
    }

    private static ForkedJvm.Builder withAgent(Jdk jdk) {
        return ForkedJvm.on(jdk).after(OwnNamespace.ALONE).withAgent("sample.seconds=0.1");
    }

    @OnEachJdk
    void a_channel_counts_for_its_peer_until_it_is_disconnected_or_closed(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk).program("ConnectedDatagrams")) {
            opens_connects_and_disconnects(jvm, "channel");
            closes(jvm, 9002);
        }
    }

    @OnEachJdk
    void a_socket_does_too_and_moves_with_each_further_connect(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk).program("ConnectedDatagrams")) {
            opens_connects_and_disconnects(jvm, "socket");
            moves_and_closes(jvm);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("with_the_old_implementation_on_request")
    void the_old_implementation_does_where_it_is_asked_for(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = withAgent(jdk)
                .jvmOption("-Djdk.net.usePlainDatagramSocketImpl=true")
                .program("ConnectedDatagrams")) {
            opens_connects_and_disconnects(jvm, "socket");
            moves_and_closes(jvm);
        }
    }

    private static void opens_connects_and_disconnects(ForkedJvm jvm, String kind) throws Exception {
        jvm.tell("agent");
        jvm.tell("open " + kind + " 3");
        jvm.tell("send 127.0.0.1 9009"); // which makes that no destination
        assertThat(jvm.tell("listed")).isEqualTo(three("DATAGRAM null"));

        assertThat(jvm.tell("connect 127.0.0.1 9001")).isEqualTo("0");
        awaitDestination(jvm, "127.0.0.1-udp 9001", "UDP 127.0.0.1 3 null 3 0 resolver");
        assertThat(jvm.tell("destinations")).isEqualTo("[127.0.0.1-udp 9001]");
        assertThat(jvm.tell("listed")).isEqualTo(three("DATAGRAM connected to 127.0.0.1:9001"));

        jvm.tell("disconnect");
        awaitDestination(jvm, "127.0.0.1-udp 9001", "UDP 127.0.0.1 0 null 3 0 resolver");
        assertThat(jvm.tell("listed")).isEqualTo(three("DATAGRAM null"));

        jvm.tell("connect 10.8.8.8 80"); // up to JDK 13 a socket does not say that it failed
        awaitDestination(jvm, UNREACHABLE, "UDP 10.8.8.8 0 null 0 3 resolver");
        assertThat(jvm.tell("listed")).isEqualTo(three("DATAGRAM null"));

        jvm.tell("disconnect");
        assertThat(jvm.tell("connect 127.0.0.1 9002")).isEqualTo("0");
        awaitDestination(jvm, "127.0.0.1-udp 9002", "UDP 127.0.0.1 3 null 3 0 resolver");
        assertThat(jvm.tell("read type=App,name=resolver ConnectedTotal")).isEqualTo("6");
        assertThat(jvm.tell("read type=App,name=resolver ConnectUnreachableTotal"))
                .isEqualTo("3");
        assertThat(jvm.tell("read type=Resource,name=ephemeral-ports Used")).isEqualTo("0");
    }

    private static void moves_and_closes(ForkedJvm jvm) throws Exception {
        assertThat(jvm.tell("connect 127.0.0.1 9003")).isEqualTo("0");
        awaitDestination(jvm, "127.0.0.1-udp 9003", "UDP 127.0.0.1 3 null 3 0 resolver");
        awaitDestination(jvm, "127.0.0.1-udp 9002", "UDP 127.0.0.1 0 null 3 0 resolver");
        closes(jvm, 9003);
    }

    private static void closes(ForkedJvm jvm, int port) throws Exception {
        jvm.tell("close");
        awaitDestination(jvm, "127.0.0.1-udp " + port, "UDP 127.0.0.1 0 null 3 0 resolver");
        assertThat(jvm.tell("read type=Agent HookErrorsTotal")).isEqualTo("0");
        assertThat(jvm.tell("read type=Agent HooksMissed")).isEqualTo("0");
    }

    private static void awaitDestination(ForkedJvm jvm, String name, String expected) throws IOException {
        Await.until(() -> jvm.tell("destination " + name), expected);
    }

    private static String three(String row) {
        return Collections.nCopies(3, row).toString();
    }
}
