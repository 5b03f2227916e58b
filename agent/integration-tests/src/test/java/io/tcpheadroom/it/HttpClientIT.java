package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java.net.http.HttpClient} over TLS. It connects on threads of its own, which may have nothing of the app. */
class HttpClientIT {
    private static final String OPTIONS = "sample.seconds=0.1,name=program";

    static Stream<Jdk> from_26() {
        return Jdk.supported(26, Jdk.NEWEST);
    }

    @OnEachJdk
    void its_connections_are_counted_until_the_client_ends(Jdk jdk, @TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = program(ForkedJvm.on(jdk).withAgent(OPTIONS), jdk, folder)) {
            assertThat(jvm.tell("request")).isEqualTo("10");
            assertThat(jvm.tell("request")).isEqualTo("10"); // over the same connections
            Await.until(() -> clients(jvm, "shop"), List.of(10L, 10L));
            Await.until(
                    () -> AppCounts.of(jvm, "till"),
                    "{Accepted=10, AcceptedTotal=10, Listeners=1, Open=11, OpenedTotal=11}");

            jvm.tell("close client");
            Await.until(() -> clients(jvm, "shop"), List.of(0L, 10L));
            jvm.tell("close server");
            Await.until(() -> AppCounts.of(jvm, "till"), "{AcceptedTotal=10, ClosedTotal=11, OpenedTotal=11}");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @OnEachJdk
    void two_apps_with_a_client_each_are_each_charged_their_own(Jdk jdk, @TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = program(ForkedJvm.on(jdk).withAgent(OPTIONS), jdk, folder)) {
            assertThat(jvm.tell("request")).isEqualTo("10");
            assertThat(jvm.tell("crawler's request")).isEqualTo("10");
            Await.until(() -> clients(jvm, "shop"), List.of(10L, 10L));
            Await.until(() -> clients(jvm, "crawler"), List.of(10L, 10L));

            jvm.tell("close client");
            Await.until(() -> clients(jvm, "shop"), List.of(0L, 10L));
            assertThat(clients(jvm, "crawler")).isEqualTo(List.of(10L, 10L));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    /**
     * Nobody saw who made it, so its threads tell: up to JDK 18 they take over the context class loader of the thread that
     * made the client; since 19 they have the system's.
     */
    @OnEachJdk
    void a_client_that_was_there_before_the_agent_counts_by_its_threads_and_a_new_one_by_its_maker(
            Jdk jdk, @TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = program(ForkedJvm.on(jdk), jdk, folder)) {
            assertThat(jvm.tell("make client")).isEmpty();
            assertThat(jvm.attach(OPTIONS)).contains("running, version");
            assertThat(jvm.tell("request")).isEqualTo("10");
            assertThat(jvm.tell("crawler's request")).isEqualTo("10");

            Await.until(() -> clients(jvm, jdk.feature() < 19 ? "shop" : "program"), List.of(10L, 10L));
            Await.until(() -> clients(jvm, "crawler"), List.of(10L, 10L));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("from_26")
    void its_datagram_sockets_for_http_3_belong_to_its_maker_too(Jdk jdk, @TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = program(ForkedJvm.on(jdk).withAgent(OPTIONS), jdk, folder)) {
            jvm.tell("HTTP/3 request");
            Await.until(() -> jvm.beans().app("shop").getDatagrams(), 1L);
            assertThat(jvm.beans().app("program").getDatagrams()).isZero();
            Await.until(() -> jvm.beans().read(Names.destination("127.0.0.1-udp", 1), "App"), "shop");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    private static ForkedJvm program(ForkedJvm.Builder builder, Jdk jdk, Path folder) throws Exception {
        return builder.startingFast()
                .program("HttpsProgram", "none", KeyStores.make(jdk, folder).toString(), KeyStores.PASSWORD);
    }

    private static List<Long> clients(ForkedJvm jvm, String app) throws Exception {
        jvm.tell("collect"); // up to JDK 20 a client ends when it is collected
        AppMXBean bean = jvm.beans().app(app);
        return List.of(bean.getClients(), bean.getConnectedTotal());
    }
}
