package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.programs.Kinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract with each JDK: which hooks stand where. A hook that goes missing on a new JDK fails here, and so does woven
 * bytecode that the JVM's verifier does not accept, which it is asked to look at.
 */
class HooksIT {
    private static final String DATAGRAM_AND_SOCKET =
            "sun.nio.ch.DatagramDispatcher.close, sun.nio.ch.SocketDispatcher.close";

    @OnEachJdk
    void every_hook_stands_where_this_jdk_has_its_place(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-XX:+UnlockDiagnosticVMOptions")
                .jvmOption("-XX:+BytecodeVerificationLocal")
                .withAgent("sample.seconds=0.1")
                .scripted()) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
            assertThat(jvm.beans().agent().hooks())
                    .containsEntry("HTTP client: make", "NOT_APPLICABLE the library is not loaded")
                    .containsEntry(
                            "adopt inherited", "NOT_APPLICABLE the program has not loaded sun.nio.ch.InheritedChannel");
            for (String type : httpClient(jdk.feature())) {
                jvm.tell("load jdk.internal.net.http." + type);
            }
            loadAll(jdk, jvm);

            assertThat(new TreeMap<>(jvm.beans().agent().hooks())).isEqualTo(new TreeMap<>(expected(jdk.feature())));
            for (String kind : Kinds.connecting(jdk.feature())) {
                jvm.tell("listen " + kind + " 5");
                jvm.tell("connect " + kind + " 1");
            }
            jvm.tell("close");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    /** A class of Netty's name without the method that is woven: as far as anybody can tell, a later version. */
    @OnEachJdk
    void a_hook_that_is_missed_is_one_line_and_a_finding_and_the_program_goes_on(Jdk jdk, @TempDir Path classes)
            throws Exception {
        compile("package io.netty.channel.unix; public class FileDescriptor {}", classes);
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withClasses(classes)
                .withAgent("sample.seconds=0.1")
                .scripted()) {
            Await.until(() -> ofHooks(jvm), List.of());
            jvm.tell("load io.netty.channel.unix.FileDescriptor");

            FindingData finding = Await.satisfied(
                            () -> ofHooks(jvm), found -> assertThat(found).hasSize(1))
                    .get(0);
            String why = "the library has no io.netty.channel.unix.FileDescriptor.close";
            assertThat(finding.getSeverity()).isEqualTo("WARN");
            assertThat(finding.getRule()).isEqualTo("hook-missed");
            assertThat(finding.getSubject()).isEqualTo("hook Netty: close");
            assertThat(finding.getProblem())
                    .isEqualTo("the hook could not be installed; some sockets may not be counted");
            assertThat(finding.getEvidence()).isEqualTo(why);
            assertThat(jvm.beans().advice().getWarnings()).isPositive();
            assertThat(jvm.beans().agent().getHooksMissed()).isEqualTo(1);
            assertThat(jvm.err().soFar())
                    .containsExactly(
                            "tcp-headroom: hook 'Netty: close' could not be installed; some sockets may not be counted: "
                                    + why);
            jvm.tell("open channel 1");
        }
    }

    /** On 17 this one of its two places: a hook that is woven into the other alone is missed all the same. */
    @OnEachJdk
    void a_hook_is_missed_when_the_jdk_has_renamed_one_of_its_methods(Jdk jdk, @TempDir Path classes) throws Exception {
        boolean isOld = jdk.feature() < 13;
        String type = isOld ? "sun.nio.ch.ServerSocketChannelImpl" : "sun.nio.ch.NioSocketImpl";
        String method = isOld ? "accept" : "closerFor";
        List<String> missed =
                isOld ? List.of("accept, begin", "accept, old channel") : List.of("accept, begun before the attach");
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption(PatchedJdk.renaming(jdk, type, method, classes))
                .withAgent("sample.seconds=0.1")
                .scripted()) {
            loadAll(jdk, jvm);
            Await.until(() -> jvm.beans().agent().getHooksMissed(), missed.size());

            String why = "JDK " + jdk.feature() + " has no " + type + "." + method;
            Map<String, String> expected = expected(jdk.feature());
            expected.keySet().removeIf(hook -> hook.startsWith("HTTP client"));
            missed.forEach(hook -> expected.put(hook, "MISSED " + why));
            assertThat(jvm.beans().agent().hooks()).containsAllEntriesOf(expected);
            Await.satisfied(
                    () -> ofHooks(jvm),
                    found -> assertThat(found)
                            .extracting(FindingData::getSubject, FindingData::getEvidence)
                            .containsExactlyElementsOf(missed.stream()
                                    .map(hook -> tuple("hook " + hook, why))
                                    .toList()));
            assertThat(jvm.err().soFar())
                    .containsExactlyInAnyOrderElementsOf(missed.stream()
                            .map(hook -> "tcp-headroom: hook '" + hook
                                    + "' could not be installed; some sockets may not be counted: " + why)
                            .toList());
            jvm.tell("listen socket 5");
            jvm.tell("connect socket 1");
        }
    }

    /** Without those of the machine that the tests run on. */
    private static List<FindingData> ofHooks(ForkedJvm jvm) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().startsWith("hook"))
                .toList();
    }

    private static void compile(String source, Path classes) throws Exception {
        Path file = Files.writeString(classes.resolve("FileDescriptor.java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "11", "-d", classes.toString(), file.toString());
        assertThat(status).isZero();
    }

    /** And initialised: a class that is not is not verified either. */
    private static void loadAll(Jdk jdk, ForkedJvm jvm) throws Exception {
        for (String type : woven(expected(jdk.feature()))) {
            if (!type.startsWith("jdk.internal.net.http.")) {
                jvm.tell("load " + type);
            }
        }
    }

    /** The classes of all places. */
    private static Set<String> woven(Map<String, String> hooks) {
        return hooks.values().stream()
                .filter(hook -> hook.startsWith(installed("")))
                .flatMap(
                        hook -> Stream.of(hook.substring(installed("").length()).split(", ")))
                .map(place -> place.substring(0, place.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the hooks of the HTTP client are for. */
    private static List<String> httpClient(int jdk) {
        return jdk >= 26
                ? List.of(
                        "HttpClientImpl",
                        "HttpConnection",
                        "quic.QuicClient",
                        "quic.QuicConnectionImpl",
                        "quic.ConnectionTerminatorImpl")
                : List.of("HttpClientImpl", "HttpConnection");
    }

    private static Map<String, String> expected(int jdk) {
        Map<String, String> hooks = new TreeMap<>();
        hooks.put("open", installed("sun.nio.ch.Net.socket"));
        hooks.put("open server", installed("sun.nio.ch.Net.serverSocket"));
        hooks.put("open, Unix-domain", jdk >= 16 ? installed("sun.nio.ch.UnixDomainSockets.socket") : not(jdk));
        hooks.put(
                "open server, channel", jdk >= 16 ? installed("sun.nio.ch.ServerSocketChannelImpl.<init>") : not(jdk));
        hooks.put("open, plain", jdk <= 12 ? installed("java.net.AbstractPlainSocketImpl.create") : not(jdk));
        hooks.put(
                "open, plain on request",
                jdk >= 13 && jdk <= 17 ? installed("java.net.AbstractPlainSocketImpl.create") : not(jdk));
        hooks.put(
                "open datagram, plain",
                jdk <= 17 ? installed("java.net.AbstractPlainDatagramSocketImpl.create") : not(jdk));
        hooks.put("adopt inherited", installed("sun.nio.ch.InheritedChannel.createChannel"));
        hooks.put("bind", installed("sun.nio.ch.Net.bind"));
        hooks.put("bind, Unix-domain", jdk >= 16 ? installed("sun.nio.ch.UnixDomainSockets.bind") : not(jdk));
        hooks.put(
                "bind, plain",
                jdk <= 17
                        ? installed(
                                "java.net.AbstractPlainDatagramSocketImpl.bind, java.net.AbstractPlainSocketImpl.bind")
                        : not(jdk));
        hooks.put("connect", installed("sun.nio.ch.Net.connect"));
        hooks.put("connect, Unix-domain", jdk >= 16 ? installed("sun.nio.ch.UnixDomainSockets.connect") : not(jdk));
        hooks.put("connect, plain", jdk <= 17 ? installed("java.net.AbstractPlainSocketImpl.doConnect") : not(jdk));
        hooks.put(
                "connect datagram, plain",
                jdk <= 17 ? installed("java.net.AbstractPlainDatagramSocketImpl.connect") : not(jdk));
        hooks.put("disconnect datagram", installed("sun.nio.ch.DatagramChannelImpl.disconnect"));
        hooks.put(
                "disconnect datagram, plain",
                jdk <= 17 ? installed("java.net.AbstractPlainDatagramSocketImpl.disconnect") : not(jdk));
        hooks.put("finish connect", jdk >= 13 ? installed("sun.nio.ch.Net.pollConnectNow") : not(jdk));
        hooks.put(
                "finish connect, old channel",
                jdk <= 12 ? installed("sun.nio.ch.SocketChannelImpl.finishConnect") : not(jdk));
        hooks.put("finish connect, async", installed("sun.nio.ch.UnixAsynchronousSocketChannelImpl.setConnected"));
        hooks.put("end connect, async", installed("sun.nio.ch.UnixAsynchronousSocketChannelImpl.finishConnect"));
        hooks.put(
                "end connect, reason",
                installed(jdk >= 25 ? "jdk.internal.util.Exceptions.ioException" : "sun.net.util.SocketExceptions.of"));
        hooks.put(
                "connect, timed",
                jdk >= 13
                        ? installed("sun.nio.ch.NioSocketImpl.timedFinishConnect, "
                                + "sun.nio.ch.SocketChannelImpl.finishTimedConnect")
                        : installed("sun.nio.ch.SocketAdaptor.connect, sun.nio.ch.SocketChannelImpl.pollConnected"));
        hooks.put("listen", installed(nioAndPlain(jdk, "listen")));
        hooks.put("listen, channel", installed("sun.nio.ch.ServerSocketChannelImpl.bind"));
        hooks.put("listen, async", installed("sun.nio.ch.AsynchronousServerSocketChannelImpl.bind"));
        hooks.put("accept", installed(nioAndPlain(jdk, "accept")));
        hooks.put(
                "accept, channel", jdk >= 16 ? installed("sun.nio.ch.ServerSocketChannelImpl.finishAccept") : not(jdk));
        hooks.put("accept, old channel", jdk <= 12 ? installed("sun.nio.ch.ServerSocketChannelImpl.accept") : not(jdk));
        hooks.put("accept, begin", installed(accepts(jdk)));
        hooks.put("accept, begun before the attach", installed(closerAndCleanable(jdk)));
        hooks.put(
                "accept, begun before the attach, old channel",
                jdk <= 12 ? installed("sun.nio.ch.SocketChannelImpl.<init>") : not(jdk));
        hooks.put(
                "accept that fails, channel",
                jdk >= 16 ? installed("sun.nio.ch.ServerSocketChannelImpl.implAccept") : not(jdk));
        hooks.put(
                "accept that fails, async",
                installed("sun.nio.ch.UnixAsynchronousServerSocketChannelImpl.implAccept, "
                        + "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl.onEvent"));
        hooks.put("accept, async", installed("sun.nio.ch.UnixAsynchronousServerSocketChannelImpl.finishAccept"));
        hooks.put("close", installed(jdk >= 21 ? "sun.nio.ch.UnixDispatcher.close" : DATAGRAM_AND_SOCKET));
        hooks.put("close, plain", jdk <= 17 ? installed("java.net.AbstractPlainSocketImpl.socketClose") : not(jdk));
        hooks.put(
                "close datagram, plain",
                jdk <= 17 ? installed("java.net.AbstractPlainDatagramSocketImpl.close") : not(jdk));
        hooks.put(
                "close by the collector, plain",
                jdk <= 17 ? installed("java.net.SocketCleanable.performCleanup") : not(jdk));
        String http = "jdk.internal.net.http.";
        hooks.put("HTTP client: make", installed(http + "HttpClientImpl.<init>"));
        hooks.put(
                "HTTP client: open",
                installed(http + "HttpConnection.getPlainConnection, " + http + "HttpConnection.getSSLConnection"));
        Map.of(
                        "make", "QuicClient.<init>",
                        "open", "QuicClient.createEndpoint",
                        "connect", "QuicConnectionImpl.sendFirstInitialPacket",
                        "finish connect", "QuicConnectionImpl.onHandshakeCompletion",
                        "end", "ConnectionTerminatorImpl.failHandshakeCFs")
                .forEach((hook, place) -> hooks.put(
                        "HTTP client: " + hook + ", HTTP/3", jdk >= 26 ? installed(http + "quic." + place) : not(jdk)));
        for (String hook : List.of(
                "open",
                "open datagram",
                "bind",
                "connect",
                "finish connect",
                "disconnect",
                "listen",
                "accept",
                "close")) {
            hooks.put("Netty: " + hook, "NOT_APPLICABLE the library is not loaded");
        }
        for (String hook : List.of("connect", "finish connect", "accept", "accept that fails", "close")) {
            hooks.put("Netty io_uring: " + hook, "NOT_APPLICABLE the library is not loaded");
        }
        return hooks;
    }

    private static String accepts(int jdk) {
        String plain = "java.net.AbstractPlainDatagramSocketImpl.create, java.net.AbstractPlainSocketImpl.accept, "
                + "java.net.AbstractPlainSocketImpl.create, ";
        String nio = "sun.nio.ch.NioSocketImpl.accept";
        return jdk <= 12 ? plain + "sun.nio.ch.ServerSocketChannelImpl.accept" : jdk <= 17 ? plain + nio : nio;
    }

    private static String closerAndCleanable(int jdk) {
        String closer = "sun.nio.ch.NioSocketImpl.closerFor";
        String cleanable = "java.net.SocketCleanable.register";
        return jdk <= 12 ? cleanable : jdk <= 17 ? cleanable + ", " + closer : closer;
    }

    private static String nioAndPlain(int jdk, String method) {
        String plain = "java.net.AbstractPlainSocketImpl." + method;
        String nio = "sun.nio.ch.NioSocketImpl." + method;
        return jdk <= 12 ? plain : jdk <= 17 ? plain + ", " + nio : nio;
    }

    private static String installed(String places) {
        return "INSTALLED " + places;
    }

    private static String not(int jdk) {
        return "NOT_APPLICABLE not on JDK " + jdk;
    }
}
