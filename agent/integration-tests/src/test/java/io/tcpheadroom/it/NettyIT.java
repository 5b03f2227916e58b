package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
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
                        Arguments.of(jdk, "4.1", "INCUBATOR"),
                        Arguments.of(jdk, "4.2", "NIO"),
                        Arguments.of(jdk, "4.2", "EPOLL"),
                        Arguments.of(jdk, "4.2", "IO_URING")));
    }

    @ParameterizedTest(name = "{0}, Netty {1}, {2}")
    @MethodSource("jdks_versions_and_transports")
    void every_socket_is_counted_for_its_app_until_it_is_closed(Jdk jdk, String version, String transport)
            throws Exception {
        try (ForkedJvm jvm = verifying(jdk).withJars("netty." + version).scripted()) {
            every_socket_is_counted(jvm, "netty-" + transport);
        }
    }

    @OnEachJdk
    void sockets_of_unix_domain_are_counted_too(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = verifying(jdk).withJars("netty.4.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen netty-EPOLL_UNIX 33");
            jvm.tell("as crawler");
            jvm.tell("connect netty-EPOLL_UNIX 10");

            Await.until(
                    () -> AppCounts.of(jvm, "shop"),
                    "{Accepted=10, AcceptedTotal=10, Listeners=1, Open=11, OpenedTotal=11}");
            Await.until(() -> AppCounts.of(jvm, "crawler"), "{Clients=10, ConnectedTotal=10, Open=10, OpenedTotal=10}");
            assertThat(jvm.beans().sockets().list("crawler connected")).hasSize(10);
            Await.satisfied(
                    () -> jvm.beans().names(new ObjectName("tcp.headroom:type=Listener,port=0,*")),
                    names -> assertThat(names).hasSize(1));
            String name = jvm.beans()
                    .names(new ObjectName("tcp.headroom:type=Listener,port=0,*"))
                    .iterator()
                    .next();
            assertThat(jvm.beans().read(new ObjectName(name)))
                    .containsEntry("App", "shop")
                    .containsEntry("Backlog", 33)
                    .containsEntry("AcceptedTotal", 10L)
                    .containsEntry("Used", null)
                    .hasEntrySatisfying(
                            "Address", address -> assertThat(address.toString()).endsWith("/socket"));
        }
    }

    static Stream<Arguments> jdks_versions_and_native_transports() {
        return jdks_versions_and_transports().filter(each -> !each.get()[2].equals("NIO"));
    }

    /** A shading tool has put a prefix before all names, which nobody but this test knows. */
    @ParameterizedTest(name = "{0}, Netty {1}, {2}")
    @MethodSource("jdks_versions_and_native_transports")
    void a_copy_under_other_names_is_counted_as_the_original_is(
            Jdk jdk, String version, String transport, @TempDir Path moved) throws Exception {
        MovedNetty netty = MovedNetty.to("com.acme.my_deps.", Path.of(System.getProperty("netty." + version)), moved);
        try (ForkedJvm jvm = verifying(jdk)
                .withClassesFirst(netty.programs())
                .withJarsOf(netty.jars())
                .scripted()) {
            every_socket_is_counted(jvm, "netty-" + transport);
            assertThat(jvm.beans().agent().hooks())
                    .containsEntry("Netty: listen", "INSTALLED com.acme.my_deps.io.netty.channel.unix.Socket.listen");
        }
    }

    @OnEachJdk
    void the_copy_inside_grpc_is_counted(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = verifying(jdk, "name=calls").program("servers.GrpcProgram", "grpc", "40")) {
            int port = Integer.parseInt(jvm.tell("port"));
            assertThat(jvm.tell("transport")).isEqualTo("epoll");

            Await.until(() -> clients(jvm), "40 of 40");
            assertThat(jvm.beans().read(Names.listener(port, "127.0.0.1")))
                    .containsEntry("AcceptedTotal", 40L)
                    .containsEntry(
                            "Backlog", Sysctl.number("net/core/somaxconn").intValue());
            assertThat(jvm.beans().agent().hooks())
                    .containsEntry(
                            "Netty: open",
                            "INSTALLED io.grpc.netty.shaded.io.netty.channel.unix.Socket.<init>, "
                                    + "io.grpc.netty.shaded.io.netty.channel.unix.Socket.newSocketStream0");

            // Rows that no socket stands behind any more would be closes that were missed; this test's own connections
            // remain.
            assertThat(jvm.beans().sockets().list("")).hasSizeGreaterThanOrEqualTo(81);
            jvm.tell("close");
            Await.until(() -> clients(jvm), "0 of 40");
            Await.satisfied(
                    () -> jvm.beans().sockets().list(""),
                    all -> assertThat(all)
                            .hasSizeLessThan(40)
                            .allSatisfy(socket ->
                                    assertThat(jvm.link(socket.getDescriptor())).startsWith("socket:")));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getHooksMissed()).isZero();
        }
    }

    /** Woven into classes that are loaded, and given back. */
    @OnEachJdk
    void the_copy_inside_grpc_is_found_by_an_agent_that_comes_late(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-XX:+UnlockDiagnosticVMOptions")
                .jvmOption("-XX:+BytecodeVerificationLocal")
                .program("servers.GrpcProgram", "grpc", "5")) {
            jvm.attach("sample.seconds=0.1,name=calls");
            jvm.tell("more");
            Await.until(() -> clients(jvm), "5 of 5");

            assertThat(jvm.detach()).contains("detached");
            jvm.tell("more");
            jvm.tell("close");
            assertThat(jvm.err().soFar()).noneMatch(line -> line.startsWith("tcp-headroom"));
        }
    }

    /** The JMX connection of this test is accepted by the same app. */
    private static String clients(ForkedJvm jvm) throws Exception {
        AppMXBean app = jvm.beans().app("calls");
        return app.getClients() + " of " + app.getConnectedTotal();
    }

    private static ForkedJvm.Builder verifying(Jdk jdk, String... options) {
        return ForkedJvm.on(jdk)
                .jvmOption("-XX:+UnlockDiagnosticVMOptions")
                .jvmOption("-XX:+BytecodeVerificationLocal")
                .withAgent("sample.seconds=0.1"
                        + Stream.of(options).map(","::concat).collect(Collectors.joining()));
    }

    private static void every_socket_is_counted(ForkedJvm jvm, String kind) throws Exception {
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
                "{Clients=10, ClosedTotal=2, ConnectFailedTotal=2, ConnectRefusedTotal=2, ConnectedTotal=13, Datagrams=3, Open=13, OpenedTotal=15}");
        Await.satisfied(
                () -> jvm.beans().read(Names.destination("127.0.0.1-udp", 9)), // each was connected, and is no longer
                to -> assertThat(to).containsEntry("ConnectedTotal", 3L).containsEntry("Used", 0L));
        Map<String, Object> listener = jvm.beans().read(Names.listener(port, "127.0.0.1"));
        assertThat(listener).containsEntry("Backlog", 33).containsEntry("AcceptedTotal", 10L);

        jvm.tell("close");
        jvm.tell("as shop");
        jvm.tell("close");
        Await.until(() -> AppCounts.of(jvm, "shop"), "{AcceptedTotal=10, ClosedTotal=11, OpenedTotal=11}");
        Await.until(
                () -> AppCounts.of(jvm, "crawler"),
                "{ClosedTotal=15, ConnectFailedTotal=2, ConnectRefusedTotal=2, ConnectedTotal=13, OpenedTotal=15}");
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        assertThat(jvm.beans().agent().getHooksMissed()).isZero();
    }
}
