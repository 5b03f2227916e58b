package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's transports: over NIO it is the JDK's hooks that count, over epoll and io_uring Netty's own. */
class NettyIT {
    static Stream<Arguments> jdks_versions_and_transports() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "4.1", "NIO"),
                        Arguments.of(jdk, "4.1", "EPOLL"),
                        Arguments.of(jdk, "4.2", "NIO"),
                        Arguments.of(jdk, "4.2", "EPOLL"),
                        Arguments.of(jdk, "4.2", "IO_URING")));
    }

    @ParameterizedTest(name = "{0}, Netty {1}, {2}")
    @MethodSource("jdks_versions_and_transports")
    void every_socket_is_counted_for_its_app_until_it_is_closed(Jdk jdk, String version, String transport)
            throws Exception {
        String kind = "netty-" + transport;
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .withJars("netty." + version)
                .scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen " + kind + " 33"));
            jvm.tell("as crawler");
            jvm.tell("connect " + kind + " 10");
            assertThat(jvm.tell("refused " + kind + " 2")).isEqualTo("2");
            jvm.tell("open " + kind + " 3");

            Await.until(
                    () -> AppCounts.of(jvm, "shop"),
                    "{Accepted=10, AcceptedTotal=10, Listeners=1, Open=11, OpenedTotal=11}");
            Await.until(
                    () -> AppCounts.of(jvm, "crawler"),
                    "{Clients=10, ClosedTotal=2, ConnectFailedTotal=2, ConnectedTotal=10, Datagrams=3, Open=13, OpenedTotal=15}");
            Map<String, Object> listener = jvm.beans().read(Names.listener(port, "127.0.0.1"));
            assertThat(listener).containsEntry("Backlog", 33).containsEntry("AcceptedTotal", 10L);

            jvm.tell("close");
            jvm.tell("as shop");
            jvm.tell("close");
            Await.until(() -> AppCounts.of(jvm, "shop"), "{AcceptedTotal=10, ClosedTotal=11, OpenedTotal=11}");
            Await.until(
                    () -> AppCounts.of(jvm, "crawler"),
                    "{ClosedTotal=15, ConnectFailedTotal=2, ConnectedTotal=10, OpenedTotal=15}");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getHooksMissed()).isZero();
        }
    }
}
