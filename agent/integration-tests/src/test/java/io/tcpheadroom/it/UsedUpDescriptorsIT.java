package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.AttributeList;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that may have 64 descriptors and opens them all: what still answers, over a connection that was there before. */
@ResourceLock(Shared.HOST_COUNTERS)
class UsedUpDescriptorsIT {
    private static final String FEW = "ulimit -n 64";

    @Test
    void every_figure_answers_and_the_jdks_own_does_not() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(FEW)
                .withAgent("sample.seconds=0.1")
                .scripted()) {
            jvm.tell("open channel 1");
            MBeanServerConnection server = jvm.beans().server();
            ObjectName jdk = new ObjectName("java.lang:type=OperatingSystem");
            assertThat((Long) server.getAttribute(jdk, "OpenFileDescriptorCount"))
                    .isBetween(10L, 64L);

            assertThatThrownBy(() -> jvm.tell("open channel 64")).hasMessageContaining("Too many open files");

            Await.until(() -> jvm.beans().read(Names.resource("process-fds"), "Used"), 64L);
            assertThat(jvm.beans().read(Names.resource("process-fds")))
                    .containsEntry("Limit", 64L)
                    .containsEntry("Available", 0L)
                    .containsEntry("Status", "CRITICAL")
                    .containsEntry("Reason", null);
            assertThatThrownBy(() -> server.getAttribute(jdk, "OpenFileDescriptorCount"))
                    .hasStackTraceContaining("errno: 24") // EMFILE
                    .hasStackTraceContaining("/proc/self/fd");
            System.out.println("at 64 of 64 descriptors process-fds says 64, and the JDK's bean, asked for all, "
                    + bulk(server, jdk));

            theFilesAreStillRead(jvm);
            assertThat(jvm.beans().agent().readers())
                    .hasEntrySatisfying(
                            "/proc/net/sockstat", state -> assertThat(state).startsWith("read in "))
                    .hasEntrySatisfying(
                            "/proc/net/netstat", state -> assertThat(state).startsWith("read in "));
            assertThat(jvm.beans().read(Names.AGENT)).containsEntry("HookErrorsTotal", 0L);
            assertThat(jvm.err().soFar())
                    .singleElement()
                    .asString()
                    .matches("tcp-headroom: 6[1-4] of 64 descriptors in use, \\d+ of them sockets of Scripted;"
                            + " with none left, no socket or file can be opened");
        }
    }

    static Stream<Arguments> jdks_and_kinds() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of("async", "channel", "socket").map(kind -> Arguments.of(jdk, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdks_and_kinds")
    void an_accept_and_an_open_that_find_none_left_are_counted_and_a_finding(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(jdk).after(FEW).withAgent("sample.seconds=0.1").scripted()) {
            jvm.beans();
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen " + kind + " 5"));
            assertThat(jvm.ask("open channel 64")).contains("Too many open files");
            Await.until(() -> jvm.beans().read(Names.app("shop"), "OpenFailedTotal"), 1L);

            try (Knocking clients = new Knocking(port)) {
                clients.askToAccept(jvm); // not before: accept(2) takes a descriptor first, and waits then
                Await.until(() -> jvm.beans().read(Names.app("shop"), "AcceptFailedTotal"), 1L);
                Await.until(() -> jvm.beans().read(Names.listener(port, "127.0.0.1"), "AcceptFailedTotal"), 1L);
            }
            Await.satisfied(
                    () -> Arrays.asList(jvm.beans().advice().getFindings().split("\n")),
                    findings -> assertThat(findings)
                            .anyMatch(
                                    finding -> finding.startsWith(
                                            "CRITICAL app shop: accepts on 127.0.0.1:" + port
                                                    + " fail: no descriptor left. Evidence: 1 no descriptor left in the last minute; the last "))
                            .anyMatch(finding ->
                                    finding.startsWith("CRITICAL app shop: opens fail: no descriptor left. ")));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    /** The accept was called while there were descriptors: it fails on the thread that hears of the connection. */
    @OnEachJdk
    void an_accept_that_an_asynchronous_channel_still_waits_for_is_counted_when_it_fails(Jdk jdk) throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(jdk).after(FEW).withAgent("sample.seconds=0.1").scripted()) {
            jvm.beans();
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen async 5"));
            jvm.tell("accept one-more");
            assertThat(jvm.ask("open channel 64")).contains("Too many open files");

            try (Knocking clients = new Knocking(port)) {
                clients.askToAccept(jvm);
                Await.until(() -> jvm.beans().read(Names.listener(port, "127.0.0.1"), "AcceptFailedTotal"), 1L);
                Await.until(() -> jvm.beans().read(Names.app("shop"), "AcceptFailedTotal"), 1L);
            }
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    static Stream<Arguments> jdks_and_transports_of_netty() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "4.1", "INCUBATOR"),
                        Arguments.of(jdk, "4.2", "EPOLL"),
                        Arguments.of(jdk, "4.2", "IO_URING")));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("jdks_and_transports_of_netty")
    void accepts_of_netty_that_find_none_left_are_counted(Jdk jdk, String version, String transport) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .after("ulimit -n 128")
                .withAgent("sample.seconds=0.1")
                .withJars("netty." + version)
                .scripted()) {
            jvm.beans();
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen netty-" + transport + " 100"));
            assertThat(jvm.ask("open channel 128")).contains("Too many open files");

            try (Knocking clients = new Knocking(port)) {
                Await.satisfied(
                        () -> {
                            clients.knock();
                            return (Long) jvm.beans().read(Names.listener(port, "127.0.0.1"), "AcceptFailedTotal");
                        },
                        failed -> assertThat(failed).isPositive());
            }
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getHooksMissed()).isZero();
        }
    }

    /**
     * Clients of a listener whose process has no descriptor left. More than one: a file that the JVM just had open gives one back, and
     * then an accept may succeed. The first that fails is the last, for the program gives up then.
     */
    private static final class Knocking implements AutoCloseable {
        private static final int CLIENTS = 4;

        private final List<Socket> clients = new ArrayList<>();

        private final int port;

        Knocking(int port) throws IOException {
            this.port = port;
            for (int i = 0; i < CLIENTS; i++) {
                knock();
            }
        }

        void knock() throws IOException {
            clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }

        void askToAccept(ForkedJvm jvm) throws Exception {
            for (int i = 0; i < CLIENTS; i++) {
                jvm.tell("accept next");
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** What a scraper gets that asks for all attributes at once. */
    private static String bulk(MBeanServerConnection server, ObjectName jdk) {
        try {
            AttributeList all = server.getAttributes(jdk, new String[] {"OpenFileDescriptorCount", "ProcessCpuTime"});
            return "answers " + all.size() + " of 2 attributes";
        } catch (Exception e) {
            return "throws " + e.getClass().getName();
        }
    }

    /** Each beside the file, as this JVM, which has descriptors, reads it; and once more after something has happened. */
    private static void theFilesAreStillRead(ForkedJvm jvm) throws Exception {
        Await.until(() -> opened(jvm) - activeOpens(), 0L);
        long before = opened(jvm);
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            assertThat(client.isConnected()).isTrue();
            Await.satisfied(() -> opened(jvm), opened -> assertThat(opened).isGreaterThan(before));
            Await.until(() -> opened(jvm) - activeOpens(), 0L);
        }
        Await.until(() -> (Long) jvm.beans().read(Names.resource("time-wait"), "Used") - sockstat("tw"), 0L);
        Await.until(() -> (Long) jvm.beans().read(Names.resource("tcp-memory"), "Used") - 4096 * sockstat("mem"), 0L);
        Map<String, Object> kernel = jvm.beans().read(Names.KERNEL);
        assertThat(kernel)
                .containsEntry("Somaxconn", Sysctl.number("net/core/somaxconn"))
                .containsEntry("TcpMaxTwBuckets", Sysctl.number("net/ipv4/tcp_max_tw_buckets"))
                .containsEntry("NrOpen", Sysctl.number("fs/nr_open"));
    }

    private static long opened(ForkedJvm jvm) throws Exception {
        return (Long) jvm.beans().read(Names.PRESSURE, "ActiveOpensTotal");
    }

    private static long activeOpens() throws Exception {
        return KernelDump.named("Tcp", "ActiveOpens").in(Files.readString(Path.of("/proc/net/snmp")));
    }

    private static long sockstat(String key) throws Exception {
        return KernelDump.keyed("TCP", key).in(Files.readString(Path.of("/proc/net/sockstat")));
    }
}
