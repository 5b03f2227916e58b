package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Others that rewrite the JDK's classes in the same JVM: counts stay exact. */
@Order(1)
class CoexistenceIT {
    private static final String FAST = "sample.seconds=0.1";
    private static final Path OPENTELEMETRY = Monitoring.jar("opentelemetry-javaagent");

    @OnEachJdk
    void mockito_mocks_sockets_after_the_agent_came(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = attachingToItself(jdk).withAgent(FAST).program("Scripted", "mockito")) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
            jvm.tell("as tests");
            assertThat(jvm.tell("mock")).isEqualTo("7");
            counts_are_exact(jvm);
            Await.until(() -> AppCounts.of(jvm, "tests"), "{ClosedTotal=1, OpenedTotal=1}");
        }
    }

    @OnEachJdk
    void the_agent_comes_after_mockito_mocked_sockets(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = attachingToItself(jdk).program("Scripted", "mockito")) {
            assertThat(jvm.tell("mock")).isEqualTo("7");
            assertThat(jvm.attach(FAST)).contains("running, version");
            counts_are_exact(jvm);
            assertThat(jvm.tell("mock")).isEqualTo("7");
        }
    }

    /** Between the platform's loader and the system's stands the program's class path then, with its own copies of libraries. */
    @OnEachJdk
    void a_system_class_loader_of_the_programs_own_hides_nothing_of_the_agents(Jdk jdk, @TempDir Path folder)
            throws Exception {
        Path broken = Files.createDirectories(folder.resolve("net/bytebuddy/jar/asm"));
        Files.writeString(broken.resolve("ClassReader.class"), "no class file");
        for (boolean isAtStart : new boolean[] {true, false}) {
            ForkedJvm.Builder builder = ForkedJvm.on(jdk)
                    .withClasses(folder)
                    .jvmOption("-Djava.system.class.loader=io.tcpheadroom.programs.SystemLoader");
            try (ForkedJvm jvm = isAtStart ? builder.withAgent(FAST).scripted() : builder.scripted()) {
                if (!isAtStart) {
                    assertThat(jvm.attach(FAST)).contains("running, version");
                }
                Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
                counts_are_exact(jvm);
                assertThat(jvm.err().soFar()).noneMatch(line -> line.startsWith("tcp-headroom")); // JDK 17 itself warns
            }
        }
    }

    @OnEachJdk
    void the_agent_comes_before_opentelemetry(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = exportingNothing(jdk)
                .withAgent(FAST)
                .jvmOption("-javaagent:" + OPENTELEMETRY)
                .scripted()) {
            counts_are_exact(jvm);
        }
    }

    @OnEachJdk
    void the_agent_comes_after_opentelemetry(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = exportingNothing(jdk)
                .jvmOption("-javaagent:" + OPENTELEMETRY)
                .withAgent(FAST)
                .scripted()) {
            counts_are_exact(jvm);
        }
    }

    /** It measures which lines of the program run, and rewrites all of its classes. */
    @OnEachJdk
    void the_agent_comes_before_and_after_jacoco(Jdk jdk) throws Exception {
        before_and_after(jdk, Monitoring.jar("org.jacoco.agent-runtime") + "=output=none");
    }

    /** It looks for calls that block, and puts methods of its own, made by Byte Buddy, around the JDK's native ones. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("ofBlockHound")
    void the_agent_comes_before_and_after_blockhound(Jdk jdk) throws Exception {
        before_and_after(jdk, Monitoring.jar("blockhound").toString());
    }

    static Stream<Jdk> ofBlockHound() {
        return Jdk.supported(11, 17);
    }

    private static void before_and_after(Jdk jdk, String other) throws Exception {
        for (boolean isFirst : new boolean[] {true, false}) {
            ForkedJvm.Builder builder = ForkedJvm.on(jdk)
                    .startingFast()
                    .jvmOption("-XX:+IgnoreUnrecognizedVMOptions")
                    .jvmOption("-XX:+AllowRedefinitionToAddDeleteMethods"); // which BlockHound needs from JDK 13 on
            builder = isFirst
                    ? builder.withAgent(FAST).jvmOption("-javaagent:" + other)
                    : builder.jvmOption("-javaagent:" + other).withAgent(FAST);
            try (ForkedJvm jvm = builder.scripted()) {
                counts_are_exact(jvm);
                assertThat(jvm.err().soFar()).noneMatch(line -> line.startsWith("tcp-headroom"));
                jvm.leave();
                assertThat(jvm.exit()).isZero();
            }
        }
    }

    @OnEachJdk
    void the_agent_comes_into_a_jvm_that_records(Jdk jdk, @TempDir Path folder) throws Exception {
        Path recording = folder.resolve("recording.jfr");
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-XX:StartFlightRecording=" + everything(recording))
                .scripted()) {
            assertThat(jvm.attach(FAST)).contains("running, version");
            counts_are_exact(jvm);
            jvm.tell("as till");
            jvm.tell("listen tls 5");
            jvm.tell("connect tls 3"); // these read and write
            Await.until(
                    () -> AppCounts.of(jvm, "till"),
                    "{Accepted=3, AcceptedTotal=3, Clients=3, ConnectedTotal=3, Listeners=1, Open=7, OpenedTotal=7}");
            jvm.leave();
            jvm.exit();
        }
        assertThat(events(recording)).contains("jdk.SocketRead", "jdk.SocketWrite");
    }

    @OnEachJdk
    void agent_and_recording_begin_with_the_program(Jdk jdk, @TempDir Path folder) throws Exception {
        Path recording = folder.resolve("recording.jfr");
        try (ForkedJvm jvm = https(
                ForkedJvm.on(jdk)
                        .jvmOption("-XX:StartFlightRecording=" + everything(recording))
                        .withAgent(FAST),
                jdk,
                folder)) {
            counts_requests_exactly(jvm);
        }
        assertThat(events(recording)).contains("jdk.SocketRead", "jdk.SocketWrite");
    }

    @OnEachJdk
    void a_recording_begins_after_the_agent_came(Jdk jdk, @TempDir Path folder) throws Exception {
        Path recording = folder.resolve("recording.jfr");
        try (ForkedJvm jvm = https(ForkedJvm.on(jdk).withAgent(FAST), jdk, folder)) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
            assertThat(jvm.beans().diagnostic("jfrStart", everything(recording).split(",")))
                    .contains("Started recording");
            counts_requests_exactly(jvm);
        }
        assertThat(events(recording)).contains("jdk.SocketRead", "jdk.SocketWrite");
    }

    private static ForkedJvm https(ForkedJvm.Builder builder, Jdk jdk, Path folder) throws Exception {
        Path keys = KeyStores.make(jdk, folder);
        return builder.program("HttpsProgram", "none", keys.toString(), KeyStores.PASSWORD);
    }

    private static void counts_requests_exactly(ForkedJvm jvm) throws Exception {
        assertThat(jvm.tell("request")).isEqualTo("10");
        Await.until(
                () -> AppCounts.of(jvm, "till"),
                "{Accepted=10, AcceptedTotal=10, Listeners=1, Open=11, OpenedTotal=11}");
        closes_exactly(jvm, "{AcceptedTotal=10, ClosedTotal=11, OpenedTotal=11}");
    }

    private static void closes_exactly(ForkedJvm jvm, String expected) throws Exception {
        jvm.tell("close server");
        Await.until(() -> AppCounts.of(jvm, "till"), expected);
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        jvm.leave();
        jvm.exit();
    }

    private static List<String> events(Path recording) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .map(event -> event.getEventType().getName())
                .collect(Collectors.toList());
    }

    /** What a recording is started with that has every read and write of a socket. */
    private static String everything(Path recording) throws IOException {
        String event = "<event name='%s'><setting name='enabled'>true</setting>"
                + "<setting name='threshold'>0 ms</setting><setting name='stackTrace'>true</setting></event>";
        String events = event.formatted("jdk.SocketRead") + event.formatted("jdk.SocketWrite");
        Path settings = Files.writeString(
                recording.resolveSibling("every.jfc"), "<configuration version='2.0'>" + events + "</configuration>");
        return "filename=" + recording + ",settings=" + settings;
    }

    /** Else Mockito would fork a JVM that attaches to this one. */
    private static ForkedJvm.Builder attachingToItself(Jdk jdk) {
        return ForkedJvm.on(jdk).startingFast().jvmOption("-Djdk.attach.allowAttachSelf=true");
    }

    private static ForkedJvm.Builder exportingNothing(Jdk jdk) {
        ForkedJvm.Builder builder = ForkedJvm.on(jdk).startingFast();
        for (String exporter : List.of("TRACES", "METRICS", "LOGS")) {
            builder.environment("OTEL_" + exporter + "_EXPORTER", "none");
        }
        return builder;
    }

    private static void counts_are_exact(ForkedJvm jvm) throws Exception {
        for (String kind : List.of("socket", "channel")) {
            jvm.tell("as shop");
            jvm.tell("listen " + kind + " 64");
            jvm.tell("as crawler");
            jvm.tell("connect " + kind + " 20");
        }
        Await.until(
                () -> AppCounts.of(jvm, "shop"),
                "{Accepted=40, AcceptedTotal=40, Listeners=2, Open=42, OpenedTotal=42}");
        Await.until(() -> AppCounts.of(jvm, "crawler"), AppCounts.ofClients(40, 40));
        jvm.tell("close");
        jvm.tell("as shop");
        jvm.tell("close");
        Await.until(() -> AppCounts.of(jvm, "shop"), "{AcceptedTotal=40, ClosedTotal=42, OpenedTotal=42}");
        Await.until(() -> AppCounts.of(jvm, "crawler"), AppCounts.ofClients(0, 40));
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        assertThat(jvm.beans().agent().getHooksMissed()).isZero();
    }
}
