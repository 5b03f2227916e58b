package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers with several apps inside: each app has the name that its operator knows, and exactly its own sockets. */
class ServersIT {
    private static final String NAMED = "sample.seconds=0.1,name=server";

    /** Both are built for JDK 17. */
    static Stream<Arguments> web_servers_and_jdks() {
        return Jdk.supported()
                .filter(jdk -> jdk.feature() >= 17)
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "TomcatProgram", "tomcat"), Arguments.of(jdk, "JettyProgram", "jetty")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("web_servers_and_jdks")
    void each_web_application_is_an_app_under_load(Jdk jdk, String program, String libraries, @TempDir Path folder)
            throws Exception {
        try (Sink sink = new Sink();
                ForkedJvm jvm = ForkedJvm.on(jdk)
                        .startingFast()
                        .withAgent(NAMED)
                        .program("servers." + program, libraries, folder.toString())) {
            int port = Integer.parseInt(jvm.tell("port"));
            List<Callable<Integer>> load = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                load.add(() -> get(port, "/shop/connect?connections=5&port=" + sink.port()));
                load.add(() -> get(port, "/connect?connections=3&port=" + sink.port()));
            }
            allAnswer200(load);

            Await.until(() -> AppCounts.of(jvm, "shop"), AppCounts.ofClients(200, 200));
            Await.until(() -> AppCounts.of(jvm, "ROOT"), AppCounts.ofClients(120, 120));
            Await.satisfied(
                    () -> jvm.beans().read(Names.listener(port, "127.0.0.1")),
                    listener ->
                            assertThat(listener).containsEntry("App", "server").containsEntry("AcceptedTotal", 80L));

            allAnswer200(List.of(() -> get(port, "/shop/connect"), () -> get(port, "/connect")));
            Await.until(() -> AppCounts.of(jvm, "shop"), AppCounts.ofClients(0, 200));
            Await.until(() -> AppCounts.of(jvm, "ROOT"), AppCounts.ofClients(0, 120));
            nothingElse(jvm, "ROOT", "server", "shop");
        }
    }

    @Test
    void two_hundred_versions_of_a_web_application_are_gone_when_they_were_undeployed(@TempDir Path folder)
            throws Exception {
        try (Sink sink = new Sink();
                ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                        .startingFast()
                        .withAgent(NAMED)
                        .program("servers.Redeploys", "tomcat", folder.toString(), Integer.toString(sink.port()))) {
            for (int versions = 10; versions <= 200; versions += 10) {
                jvm.tell("deploy 10");
                // the latest is alive, and no other: neither Tomcat nor the agent keeps their loaders
                Await.until(() -> jvm.tell("loaders"), "1");
                String latest = "shop##" + versions;
                Await.until(() -> AppCounts.of(jvm, latest), AppCounts.ofClients(3, 3));
                // those that are gone make room before the last place is taken
                Await.satisfied(
                        () -> jvm.beans().names(new ObjectName("tcp.headroom:type=App,*")),
                        apps -> assertThat(apps).hasSizeLessThanOrEqualTo(91)); // with the row for others
            }
            Await.until(() -> openedOfAll(jvm), 600L);
            assertThat(jvm.beans().app("other").getOpenedTotal()).isGreaterThanOrEqualTo(300);
        }
    }

    private static long openedOfAll(ForkedJvm jvm) throws Exception {
        long opened = 0;
        for (String name : jvm.beans().names(new ObjectName("tcp.headroom:type=App,*"))) {
            if (!name.endsWith("name=server")) {
                opened += (Long) jvm.beans().read(new ObjectName(name)).get("OpenedTotal");
            }
        }
        return opened;
    }

    /** Equinox is built for JDK 17. */
    static Stream<Arguments> frameworks_and_jdks() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of("felix", "equinox")
                        .filter(framework -> jdk.feature() >= 17 || framework.equals("felix"))
                        .map(framework -> Arguments.of(jdk, framework)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("frameworks_and_jdks")
    void each_bundle_is_an_app(Jdk jdk, String framework, @TempDir Path folder) throws Exception {
        try (Sink sink = new Sink();
                ForkedJvm jvm = ForkedJvm.on(jdk)
                        .startingFast()
                        .withAgent(NAMED)
                        .program("servers.OsgiProgram", framework, folder.toString(), Integer.toString(sink.port()))) {
            Await.until(() -> AppCounts.of(jvm, "com.acme.shop"), AppCounts.ofClients(5, 5));
            Await.until(() -> AppCounts.of(jvm, "com.acme.crawler"), AppCounts.ofClients(7, 7));

            jvm.tell("close");
            Await.until(() -> AppCounts.of(jvm, "com.acme.shop"), AppCounts.ofClients(0, 5));
            Await.until(() -> AppCounts.of(jvm, "com.acme.crawler"), AppCounts.ofClients(0, 7));
            nothingElse(jvm, "com.acme.crawler", "com.acme.shop", "server");
        }
    }

    @OnEachJdk
    void a_deployment_is_an_app_and_a_module_of_the_server_is_the_program(Jdk jdk) throws Exception {
        try (Sink sink = new Sink();
                ForkedJvm jvm = ForkedJvm.on(jdk)
                        .startingFast()
                        .withAgent(NAMED)
                        .program("servers.JBossProgram", "jboss-modules", Integer.toString(sink.port()))) {
            Await.until(() -> AppCounts.of(jvm, "shop.war"), AppCounts.ofClients(5, 5));
            Await.until(() -> jvm.beans().app("server").getClients(), 3L);

            jvm.tell("close");
            Await.until(() -> AppCounts.of(jvm, "shop.war"), AppCounts.ofClients(0, 5));
            nothingElse(jvm, "server", "shop.war");
        }
    }

    private static void nothingElse(ForkedJvm jvm, String... apps) throws Exception {
        assertThat(jvm.beans().names(new ObjectName("tcp.headroom:type=App,*")))
                .containsExactly(
                        Stream.of(apps).map(app -> Names.app(app).toString()).toArray(String[]::new));
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        assertThat(jvm.err().soFar()).noneMatch(line -> line.startsWith("tcp-headroom"));
    }

    private static void allAnswer200(List<Callable<Integer>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            for (Future<Integer> answer : clients.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            clients.shutdown();
        }
    }

    /** One connection a request, so that they can be counted. */
    private static int get(int port, String path) throws Exception {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        return connection.getResponseCode();
    }
}
