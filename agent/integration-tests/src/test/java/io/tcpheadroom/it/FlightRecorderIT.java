package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of a forked JVM, started and dumped by its own diagnostic commands. */
class FlightRecorderIT {
    private static final String FAST = "sample.seconds=0.1";

    @OnEachJdk
    void a_recording_holds_resources_connects_accepts_and_closes(Jdk jdk, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("sockets.jfr");
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent(FAST).scripted()) {
            jvm.awaitAgent();
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 50"));
            jvm.beans().diagnostic("jfrStart", "name=sockets");
            jvm.tell("as crawler");
            jvm.tell("connect socket 3");
            jvm.tell("connect channel 2");
            jvm.tell("refused socket 1");
            jvm.tell("close");
            jvm.beans().awaitSamples(2);
            jvm.beans().diagnostic("jfrDump", "name=sockets", "filename=" + file);

            Map<String, List<RecordedEvent>> events = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("tcp.headroom."))
                    .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
            List<RecordedEvent> connects = ofApp(events.get("tcp.headroom.Connect"), "crawler");
            assertThat(connects)
                    .extracting(event -> event.getString("outcome"))
                    .containsExactlyInAnyOrder(
                            "connected", "connected", "connected", "connected", "connected", "failed");
            assertThat(connects).allSatisfy(event -> {
                assertThat(event.getDuration()).isPositive();
                assertThat(event.getString("callSite")).contains("io.tcpheadroom.programs.");
            });
            assertThat(connects)
                    .filteredOn(event -> event.getInt("port") == port)
                    .hasSize(5)
                    .allSatisfy(event -> {
                        assertThat(event.getString("address")).isEqualTo("127.0.0.1");
                        assertThat(event.getString("protocol")).isEqualTo("TCP");
                    });
            assertThat(ofApp(events.get("tcp.headroom.Accept"), "shop")).hasSize(5);
            assertThat(ofApp(events.get("tcp.headroom.Close"), "crawler")).hasSize(6);
            assertThat(events.get("tcp.headroom.Resource"))
                    .filteredOn(event -> event.getString("resource").equals("process-fds"))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.getLong("used")).isPositive());
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(printed(file)).contains("tcp.headroom.Connect {", "app = \"crawler\"", "outcome = \"failed\"");
        }
    }

    @Test
    void connects_of_datagram_sockets_are_recorded_with_their_protocol(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("datagrams.jfr");
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).program("ConnectedDatagrams")) {
            jvm.awaitAgent();
            jvm.beans().diagnostic("jfrStart", "name=datagrams");
            jvm.tell("open channel 2");
            jvm.tell("open socket 1");
            assertThat(jvm.tell("connect 127.0.0.1 9001")).isEqualTo("0");
            jvm.tell("disconnect");
            assertThat(jvm.tell("connect 127.0.0.1 9002")).isEqualTo("0");
            jvm.tell("close");
            jvm.beans().diagnostic("jfrDump", "name=datagrams", "filename=" + file);

            List<RecordedEvent> events = RecordingFile.readAllEvents(file);
            assertThat(ofApp(ofType(events, "Connect"), "resolver"))
                    .hasSize(6)
                    .allSatisfy(event -> {
                        assertThat(event.getString("protocol")).isEqualTo("UDP");
                        assertThat(event.getString("outcome")).isEqualTo("connected");
                        assertThat(event.getString("address")).isEqualTo("127.0.0.1");
                        assertThat(event.getDuration()).isZero();
                    })
                    .extracting(event -> event.getInt("port"))
                    .containsExactlyInAnyOrder(9001, 9001, 9001, 9002, 9002, 9002);
            assertThat(ofApp(ofType(events, "Close"), "resolver"))
                    .extracting(event -> event.getString("kind"))
                    .containsExactly("DATAGRAM", "DATAGRAM", "DATAGRAM");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    @Test
    void while_no_recording_runs_the_recorder_is_not_started() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.awaitAgent();
            jvm.tell("listen channel 50");
            jvm.tell("connect channel 3");
            jvm.beans().awaitSamples(3);

            assertThat(jvm.beans().diagnostic("threadPrint"))
                    .contains("tcp-headroom-sampler")
                    .doesNotContain("JFR ");
        }
    }

    @Test
    void without_the_module_of_the_recorder_the_rest_works() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent(FAST)
                .jvmOption(
                        "--limit-modules=java.management.rmi,java.instrument,jdk.management,jdk.management.agent,jdk.unsupported")
                .scripted()) {
            jvm.beans();
            jvm.tell("as shop");
            jvm.tell("listen channel 50");
            jvm.tell("connect channel 3");
            Await.until(() -> jvm.beans().app("shop").getOpen(), 7L);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static List<RecordedEvent> ofType(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("tcp.headroom." + type))
                .toList();
    }

    private static List<RecordedEvent> ofApp(List<RecordedEvent> events, String app) {
        return events.stream()
                .filter(event -> app.equals(event.getString("app")))
                .toList();
    }

    private static String printed(Path file) throws Exception {
        return Tool.of(Jdk.current(), "jfr").run("print", "--events", "tcp.headroom.Connect", file);
    }
}
