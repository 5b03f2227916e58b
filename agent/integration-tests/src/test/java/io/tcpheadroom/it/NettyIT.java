package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.List;
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

            Await.until(() -> Counts.of(jvm, "shop"), List.of(11L, 0L, 10L, 1L, 0L, 11L, 0L, 10L, 0L, 0L));
            Await.until(() -> Counts.of(jvm, "crawler"), List.of(13L, 10L, 0L, 0L, 3L, 15L, 2L, 0L, 10L, 2L));
            Map<String, Object> listener = jvm.beans().read(Names.listener(port, "127.0.0.1"));
            assertThat(listener).containsEntry("Backlog", 33).containsEntry("AcceptedTotal", 10L);

            jvm.tell("close");
            jvm.tell("as shop");
            jvm.tell("close");
            Await.until(() -> Counts.of(jvm, "shop"), List.of(0L, 0L, 0L, 0L, 0L, 11L, 11L, 10L, 0L, 0L));
            Await.until(() -> Counts.of(jvm, "crawler"), List.of(0L, 0L, 0L, 0L, 0L, 15L, 15L, 0L, 10L, 2L));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getHooksMissed()).isZero();
        }
    }
}
