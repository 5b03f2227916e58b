package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.api.SocketsMXBean;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a socket: what the program has done with it so far, to whom it belongs, and where it was opened. */
class ListedSocketsIT {
    static Stream<Arguments> jdksAndKinds() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of("socket", "channel", "async").map(kind -> Arguments.of(jdk, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdksAndKinds")
    void every_open_socket_is_a_row_of_what_became_of_it(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            String port = jvm.tell("listen " + kind + " 5");
            jvm.tell("as crawler");
            jvm.tell("connect " + kind + " 2");
            jvm.tell("open channel 1");
            jvm.tell("open datagram-socket 1"); // whose constructor binds it
            Await.until(() -> jvm.beans().app("crawler").getOpen(), 4L);
            Await.until(() -> jvm.beans().app("shop").getOpen(), 3L);

            SocketsMXBean sockets = jvm.beans().sockets();
            String to = " to 127.0.0.1:" + port;
            assertThat(rows(sockets.list("shop")))
                    .containsExactlyInAnyOrder(
                            "shop LISTENER LISTENING bound", "shop ACCEPTED CONNECTED", "shop ACCEPTED CONNECTED");
            assertThat(rows(sockets.list("Crawler")))
                    .containsExactlyInAnyOrder(
                            "crawler CLIENT CONNECTED" + to,
                            "crawler CLIENT CONNECTED" + to,
                            "crawler CLIENT OPEN",
                            "crawler DATAGRAM BOUND bound");
            assertThat(rows(sockets.list(" connected  crawler "))).hasSize(2);
            assertThat(sockets.list("crawler nowhere")).isEmpty();
            assertThat(sockets.list(null)).hasSizeGreaterThanOrEqualTo(7);
            assertThat(sockets.list("crawler")).allSatisfy(socket -> {
                assertThat(jvm.link(socket.getDescriptor())).startsWith("socket:");
                assertThat(socket.getCallSite()).startsWith("io.tcpheadroom.programs.");
                assertThat(socket.getSuspicion()).isNull();
            });
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    private static List<String> rows(List<SocketData> sockets) {
        return sockets.stream()
                .map(socket -> socket.getApp() + " " + socket.getKind() + " " + socket.getState()
                        + (socket.isBound() ? " bound" : "")
                        + (socket.getDestination() == null ? "" : " to " + socket.getDestination()))
                .toList();
    }
}
