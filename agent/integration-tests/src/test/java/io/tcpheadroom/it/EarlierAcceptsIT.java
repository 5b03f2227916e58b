package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.programs.Kinds;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attached to a server whose thread already waits for a connection, in the JDK's method as it was before. */
class EarlierAcceptsIT {
    static Stream<Arguments> jdksAndKinds() {
        return Jdk.supported()
                .flatMap(jdk -> Kinds.blocking(jdk.feature()).stream().map(kind -> Arguments.of(jdk, kind)));
    }

    @ParameterizedTest
    @MethodSource("jdksAndKinds")
    void the_connection_that_it_waits_for_is_counted_like_those_after_it(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen " + kind + " 5");
            jvm.tell("accept one-more");
            jvm.attach("sample.seconds=0.1");
            three_connections_count(jvm);
        }
    }

    /** The method in which it waits is woven, and told an agent that is gone meanwhile. */
    @ParameterizedTest
    @MethodSource("jdksAndKinds")
    void it_is_counted_once_when_the_agent_went_and_came_again_while_it_waited(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.attach("sample.seconds=0.1");
            jvm.tell("as shop");
            jvm.tell("listen " + kind + " 5");
            jvm.tell("accept one-more");
            jvm.detach();
            jvm.attach("sample.seconds=0.1");
            three_connections_count(jvm);
        }
    }

    /** What the JDK does with an accepted socket, its old implementations do with one that they open. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdksAndWhatOpens")
    void a_thread_that_opens_a_socket_after_the_attach_did_not_accept_it(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-Djdk.net.usePlainSocketImpl=true")
                .jvmOption("-Djdk.net.usePlainDatagramSocketImpl=true")
                .scripted()) {
            jvm.tell("as shop"); // whose thread is older than the agent
            jvm.tell("listen channel 5");
            jvm.attach("sample.seconds=0.1");
            jvm.tell((kind.equals("socket") ? "connect " : "open ") + kind + " 1");

            Await.satisfied(() -> jvm.beans().app("shop"), shop -> {
                assertThat(shop.getClients() + shop.getDatagrams()).isEqualTo(1);
                assertThat(shop.getAcceptedTotal()).isEqualTo(kind.equals("socket") ? 1 : 0); // the other end
                assertThat(shop.getOpenedTotal()).isEqualTo(kind.equals("socket") ? 2 : 1);
            });
        }
    }

    static Stream<Arguments> jdksAndWhatOpens() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of("datagram-socket", "socket").map(kind -> Arguments.of(jdk, kind)));
    }

    private static void three_connections_count(ForkedJvm jvm) throws Exception {
        jvm.tell("as crawler");
        jvm.tell("connect socket 3");

        Await.until(() -> AppCounts.of(jvm, "crawler"), AppCounts.ofClients(3, 3));
        Await.until(() -> AppCounts.of(jvm, "shop"), "{Accepted=3, AcceptedTotal=3, Open=3, OpenedTotal=3}");
        jvm.tell("as shop");
        jvm.tell("close");
        Await.until(() -> AppCounts.of(jvm, "shop"), "{AcceptedTotal=3, ClosedTotal=3, OpenedTotal=3}");
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        assertThat(jvm.beans().agent().getHooksMissed()).isZero();
    }
}
