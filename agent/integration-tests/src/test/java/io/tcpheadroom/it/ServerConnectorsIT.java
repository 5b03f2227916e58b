package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import java.io.File;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Tomcat says of its connector, as resources that come and go with it. */
class ServerConnectorsIT {
    /** As Tomcat calls the first connector whose port the kernel chose. */
    private static final String CONNECTOR = "http-nio-127.0.0.1-auto-1";

    private static final String ABOVE_DESCRIPTORS = "server-above-descriptors";

    @Test
    void connections_and_threads_of_tomcat_appear_are_counted_and_go_with_the_connector(@TempDir Path folder)
            throws Exception {
        List<Socket> requests = new ArrayList<>();
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1")
                .run("-cp", classPath(), "io.tcpheadroom.programs.TomcatConnector", folder.toString())) {
            assertThat(jvm.out().next()).isEqualTo("ok ready");
            Await.satisfied(() -> resources(jvm), names -> assertThat(names).contains("process-fds"));
            assertThat(resources(jvm)).noneMatch(name -> name.startsWith("server-"));

            int port = Integer.parseInt(jvm.tell("start"));
            for (int i = 0; i < 3; i++) {
                requests.add(request(port));
            }
            Await.satisfied(
                    () -> jvm.beans().read(Names.resource("server-threads")),
                    threads -> assertThat(threads)
                            .containsEntry("Used", 3L)
                            .containsEntry("Limit", 4L)
                            .containsEntry("Scope", "PROCESS")
                            .containsEntry("Reason", "the fullest: " + CONNECTOR));
            Await.satisfied(
                    () -> jvm.beans().read(Names.resource("server-connections")),
                    connections -> assertThat(connections)
                            .containsEntry("Limit", 10L)
                            // the one that is being waited for counts already
                            .satisfies(
                                    read -> assertThat((Long) read.get("Used")).isBetween(3L, 4L)));
            assertThat(jvm.beans().read(Names.connector(CONNECTOR)))
                    .containsEntry("ThreadsBusy", 3L)
                    .containsEntry("ThreadsRatio", 0.75)
                    .containsEntry("MaxConnections", 10L);

            jvm.tell("release");
            Await.until(() -> jvm.beans().read(Names.resource("server-threads"), "Used"), 0L);
            Await.until(() -> jvm.beans().read(Names.connector(CONNECTOR), "KeepAlive"), 3L);
            jvm.tell("stop");
            Await.satisfied(
                    () -> resources(jvm), names -> assertThat(names).noneMatch(name -> name.startsWith("server-")));
            Await.satisfied(
                    () -> jvm.beans().names(Names.CONNECTORS),
                    names -> assertThat(names).isEmpty());
            assertThat(jvm.beans().agent().getReadFailuresTotal()).isZero();
        } finally {
            for (Socket request : requests) {
                request.close();
            }
        }
    }

    @Test
    void a_server_that_takes_more_connections_than_there_are_descriptors_for_is_found_and_what_is_told_ends_it(
            @TempDir Path folder) throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after("ulimit -Sn 400")
                .jvmOption("-XX:-MaxFDLimit")
                .withAgent("sample.seconds=0.1")
                .startingFast()
                .run("-cp", classPath(), "io.tcpheadroom.programs.TomcatConnector", folder.toString())) {
            assertThat(jvm.out().next()).isEqualTo("ok ready");
            int port = Integer.parseInt(jvm.tell("start"));
            jvm.tell("max 200");
            for (int i = 0; i < 195; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            Await.satisfied(
                    () -> jvm.beans().read(Names.connector(CONNECTOR)),
                    connector -> assertThat(connector)
                            .containsEntry("MaxConnections", 200L)
                            .satisfies(read ->
                                    assertThat((Long) read.get("Connections")).isBetween(195L, 196L)));
            Findings.awaitSamples(jvm, 5);
            assertThat(Findings.by(jvm, ABOVE_DESCRIPTORS)).isEmpty();

            jvm.tell("max 1000");
            FindingData finding = Findings.only(jvm, ABOVE_DESCRIPTORS);
            assertThat(finding.getSubject()).isEqualTo("server " + CONNECTOR);
            assertThat(finding.getProblem())
                    .isEqualTo("the server accepts more connections than there are descriptors for");
            assertThat(finding.getEvidence())
                    .matches("19[56] connections of 1000; descriptors are enough for [23]\\d\\d \\(limit 400\\)");
            assertThat(finding.getRemedy())
                    .matches(
                            "Lower maxConnections \\(server\\.tomcat\\.max-connections in Spring Boot\\) below [23]\\d\\d, "
                                    + "or raise the limit: `prlimit --pid " + jvm.pid() + " --nofile=1[01]\\d\\d:.*");
            assertThat(jvm.beans().read(Names.resource("process-fds"), "Status"))
                    .isEqualTo("OK");

            Findings.type(Findings.command(finding));
            Findings.awaitNone(jvm, ABOVE_DESCRIPTORS);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** Nobody saw it ask for its 100, Tomcat's default, but it tells. */
    @Test
    void the_backlog_of_a_connector_from_before_the_attach_is_what_tomcat_says(@TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .run("-cp", classPath(), "io.tcpheadroom.programs.TomcatConnector", folder.toString())) {
            assertThat(jvm.out().next()).isEqualTo("ok ready");
            int port = Integer.parseInt(jvm.tell("start"));
            jvm.attach("sample.seconds=0.1");

            Await.satisfied(
                    () -> jvm.beans().read(Names.listener(port, "127.0.0.1")),
                    listener -> assertThat(listener)
                            .containsEntry("Backlog", 100)
                            .containsEntry("Limit", 100L)
                            .containsEntry("Origin", "UNKNOWN"));
            Await.satisfied(
                    () -> jvm.beans().read(Names.resource("accept-queue")),
                    queue -> assertThat(queue)
                            .containsEntry("Status", "OK")
                            .containsEntry(
                                    "Reason",
                                    "the backlog is what the server's own MBean says; " + "the fullest: 127.0.0.1:"
                                            + port + " (unattributed)"));
        }
    }

    private static List<String> resources(ForkedJvm jvm) throws Exception {
        return jvm.beans().server().queryNames(Names.RESOURCES, null).stream()
                .map(name -> name.getKeyProperty("name"))
                .collect(Collectors.toList());
    }

    private static Socket request(int port) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The programs, and what Tomcat consists of. */
    private static String classPath() throws Exception {
        String tomcat = Stream.of(Tomcat.class, Class.forName("jakarta.annotation.PostConstruct"))
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        return System.getProperty("programs") + File.pathSeparator + tomcat;
    }
}
