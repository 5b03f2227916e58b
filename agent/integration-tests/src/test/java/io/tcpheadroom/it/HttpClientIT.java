package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AppMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java.net.http.HttpClient} over TLS. */
class HttpClientIT {
    static Stream<Jdk> supported() {
        return Jdk.supported();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void its_connections_are_counted_until_the_client_ends(Jdk jdk, @TempDir Path folder) throws Exception {
        Path keys = KeyStores.make(jdk, folder);
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .startingFast()
                .withAgent("sample.seconds=0.1,name=program")
                .program("HttpsProgram", "none", keys.toString(), KeyStores.PASSWORD)) {
            assertThat(jvm.tell("request")).isEqualTo("10");
            assertThat(jvm.tell("request")).isEqualTo("10"); // over the same connections
            Await.until(() -> clients(jvm, jdk), List.of(10L, 10L));
            Await.until(() -> AppCounts.of(jvm.beans().app("till")), new AppCounts(11, 0, 11, 0, 0, 10, 1));

            jvm.tell("close client");
            Await.until(() -> clients(jvm, jdk), List.of(0L, 10L));
            jvm.tell("close server");
            Await.until(() -> AppCounts.of(jvm.beans().app("till")), new AppCounts(0, 0, 11, 11, 0, 10, 0));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    /**
     * The client connects on threads of its own. Up to JDK 18 they take over the context class loader of the thread that
     * made the client; since 19 they have the system's, and nothing on them tells which app they work for.
     */
    private static List<Long> clients(ForkedJvm jvm, Jdk jdk) throws Exception {
        jvm.tell("collect"); // up to JDK 20 a client ends when it is collected
        AppMXBean app = jvm.beans().app(jdk.feature() < 19 ? "shop" : "program");
        return List.of(app.getClients(), app.getConnectedTotal());
    }
}
