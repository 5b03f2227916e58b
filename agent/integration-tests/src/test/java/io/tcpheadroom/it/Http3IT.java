package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections over HTTP/3 of {@code java.net.http.HttpClient} have a destination; the socket that carries them has none. */
class Http3IT {
    /** Nobody has that port on loopback. An answer of the kernel does not reach a datagram socket that is not connected. */
    private static final int NOBODY = 1;

    static Stream<Jdk> from_26() {
        return Jdk.supported(26, Jdk.NEWEST);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("from_26")
    void each_connection_counts_for_its_server_and_its_app_from_its_handshake_until_it_ends(
            Jdk jdk, @TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = program(ForkedJvm.on(jdk), jdk, folder)) {
            int server = Integer.parseInt(jvm.tell("serve"));

            assertThat(jvm.tell("shop ask " + server + " 3")).isEqualTo("[HTTP_3, HTTP_3, HTTP_3]");
            assertThat(jvm.tell("crawler ask " + server + " 1")).isEqualTo("[HTTP_3]");
            awaitDestination(jvm, server, "UDP 127.0.0.1 2 null 2 0");
            Await.until(() -> counts(jvm, "shop"), List.of(1L, 1L, 0L));
            Await.until(() -> counts(jvm, "crawler"), List.of(1L, 1L, 0L));
            assertThat(counts(jvm, "till")).isEqualTo(List.of(1L, 0L, 0L));
            assertThat(destinations(jvm)).containsExactly("127.0.0.1-udp:" + server);

            jvm.tell("shop end");
            awaitDestination(jvm, server, "UDP 127.0.0.1 1 null 2 0");
            Await.until(() -> counts(jvm, "shop"), List.of(0L, 1L, 0L));

            jvm.tell("crawler begin " + NOBODY);
            awaitDestination(jvm, NOBODY, "UDP 127.0.0.1 1 null 0 0");
            jvm.tell("crawler end"); // a race of its requests with its sockets: the message varies
            awaitDestination(jvm, NOBODY, "UDP 127.0.0.1 0 null 0 1");
            awaitDestination(jvm, server, "UDP 127.0.0.1 0 null 2 0");
            Await.until(() -> counts(jvm, "crawler"), List.of(0L, 1L, 1L));
            assertThat(failures(jvm)).containsExactly(tuple("crawler", "CONNECT", "CLOSED", "127.0.0.1:" + NOBODY, 1L));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getHooksMissed()).isZero();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("from_26")
    void one_that_nobody_answers_has_timed_out(Jdk jdk, @TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = program(
                ForkedJvm.on(jdk)
                        .jvmOption("-Djdk.httpclient.quic.maxInitialTimeout=1")
                        .jvmOption("-Djdk.httpclient.disableRetryConnect=true"),
                jdk,
                folder)) {
            assertThat(jvm.tell("shop ask " + NOBODY + " 1")).isEqualTo("[none]");

            awaitDestination(jvm, NOBODY, "UDP 127.0.0.1 0 null 0 1");
            Await.until(() -> jvm.beans().app("shop").getConnectTimedOutTotal(), 1L);
            assertThat(failures(jvm)).containsExactly(tuple("shop", "CONNECT", "TIMED_OUT", "127.0.0.1:" + NOBODY, 1L));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    private static ForkedJvm program(ForkedJvm.Builder builder, Jdk jdk, Path folder) throws Exception {
        return builder.withAgent("sample.seconds=0.1,name=program")
                .program("Http3Program", "http3", KeyStores.make(jdk, folder).toString(), KeyStores.PASSWORD);
    }

    private static void awaitDestination(ForkedJvm jvm, int port, String expected) throws Exception {
        ObjectName name = Names.destination("127.0.0.1-udp", port);
        Await.satisfied(
                () -> jvm.beans().server().isRegistered(name) ? jvm.beans().read(name) : null,
                values -> assertThat(String.format(
                                "%s %s %s %s %s %s",
                                values.get("Protocol"),
                                values.get("Address"),
                                values.get("Used"),
                                values.get("Limit"),
                                values.get("ConnectedTotal"),
                                values.get("ConnectFailedTotal")))
                        .isEqualTo(expected));
    }

    private static List<Tuple> failures(ForkedJvm jvm) throws Exception {
        return jvm.beans().sockets().failures().stream()
                .map(row -> tuple(row.getApp(), row.getOperation(), row.getReason(), row.getPlace(), row.getCount()))
                .toList();
    }

    private static List<String> destinations(ForkedJvm jvm) throws Exception {
        return jvm.beans().server().queryNames(Names.DESTINATIONS, null).stream()
                .filter(name -> !name.getKeyProperty("address").equals("other"))
                .map(name -> name.getKeyProperty("address") + ":" + name.getKeyProperty("port"))
                .toList();
    }

    /** Its datagram sockets, and the connections of both protocols that came up and failed. */
    private static List<Long> counts(ForkedJvm jvm, String app) throws Exception {
        AppMXBean bean = jvm.beans().app(app);
        return List.of(bean.getDatagrams(), bean.getConnectedTotal(), bean.getConnectFailedTotal());
    }
}
