package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Others that rewrite the JDK's classes in the same JVM: counts stay exact. */
class CoexistenceIT {
    private static final String FAST = "sample.seconds=0.1";
    private static final Path OPENTELEMETRY = Monitoring.jar("opentelemetry-javaagent");

    /** A case takes long with these, and what differs between JDKs is old or new. */
    static Stream<Jdk> oldest_and_newest() {
        return Jdk.oldestAndNewest();
    }

    @ParameterizedTest
    @MethodSource("oldest_and_newest")
    void mockito_mocks_sockets_after_the_agent_came(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = attachingToItself(jdk).withAgent(FAST).program("Scripted", "mockito")) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
            jvm.tell("as tests");
            assertThat(jvm.tell("mock")).isEqualTo("7");
            counts_are_exact(jvm);
            Await.until(() -> AppCounts.of(jvm.beans().app("tests")), new AppCounts(0, 0, 1, 1, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("oldest_and_newest")
    void the_agent_comes_after_mockito_mocked_sockets(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = attachingToItself(jdk).program("Scripted", "mockito")) {
            assertThat(jvm.tell("mock")).isEqualTo("7");
            assertThat(jvm.attach(FAST)).contains("running, version");
            counts_are_exact(jvm);
            assertThat(jvm.tell("mock")).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @MethodSource("oldest_and_newest")
    void the_agent_comes_before_opentelemetry(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = exportingNothing(jdk)
                .withAgent(FAST)
                .jvmOption("-javaagent:" + OPENTELEMETRY)
                .scripted()) {
            counts_are_exact(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("oldest_and_newest")
    void the_agent_comes_after_opentelemetry(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = exportingNothing(jdk)
                .jvmOption("-javaagent:" + OPENTELEMETRY)
                .withAgent(FAST)
                .scripted()) {
            counts_are_exact(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("oldest_and_newest")
    void flight_recorder_records_every_socket_event(Jdk jdk, @TempDir Path folder) throws Exception {
        Path recording = folder.resolve("recording.jfr");
        Path keys = KeyStores.make(jdk, folder);
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-XX:StartFlightRecording=filename=" + recording + ",settings=" + settings(folder))
                .withAgent(FAST)
                .program("HttpsProgram", "none", keys.toString(), KeyStores.PASSWORD)) {
            assertThat(jvm.tell("request")).isEqualTo("10");
            Await.until(() -> AppCounts.of(jvm.beans().app("till")), new AppCounts(11, 0, 11, 0, 0, 10, 1));
            jvm.tell("close server");
            Await.until(() -> AppCounts.of(jvm.beans().app("till")), new AppCounts(0, 0, 11, 11, 0, 10, 0));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            jvm.leave();
            jvm.exit();
        }
        assertThat(RecordingFile.readAllEvents(recording))
                .extracting(CoexistenceIT::name)
                .contains("jdk.SocketRead", "jdk.SocketWrite");
    }

    private static String name(RecordedEvent event) {
        return event.getEventType().getName();
    }

    private static Path settings(Path folder) throws IOException {
        String event = "<event name='%s'><setting name='enabled'>true</setting>"
                + "<setting name='threshold'>0 ms</setting><setting name='stackTrace'>true</setting></event>";
        String events = event.formatted("jdk.SocketRead") + event.formatted("jdk.SocketWrite");
        return Files.writeString(
                folder.resolve("every.jfc"), "<configuration version='2.0'>" + events + "</configuration>");
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
        Await.until(() -> AppCounts.of(jvm.beans().app("shop")), new AppCounts(42, 0, 42, 0, 0, 40, 2));
        Await.until(() -> AppCounts.of(jvm.beans().app("crawler")), AppCounts.ofClients(40, 40));
        jvm.tell("close");
        jvm.tell("as shop");
        jvm.tell("close");
        Await.until(() -> AppCounts.of(jvm.beans().app("shop")), new AppCounts(0, 0, 42, 42, 0, 40, 0));
        Await.until(() -> AppCounts.of(jvm.beans().app("crawler")), AppCounts.ofClients(0, 40));
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        assertThat(jvm.beans().agent().getHooksMissed()).isZero();
    }
}
