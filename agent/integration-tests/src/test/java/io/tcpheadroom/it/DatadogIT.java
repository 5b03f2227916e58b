package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMXFetch, which Datadog's agent runs, in a JVM of its own that prints what it collects. */
class DatadogIT {
    @Test
    void our_configuration_gives_it_the_metrics_with_the_values_of_jmx(@TempDir Path folder) throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.5").scripted()) {
            jvm.awaitAgent();
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen channel 7"));
            jvm.tell("as crawler");
            jvm.tell("connect channel 3");
            jvm.beans()
                    .server()
                    .createMBean(
                            "io.tcpheadroom.programs.ConnectionPool",
                            new ObjectName("tomcat.jdbc:type=ConnectionPool,name=users"));
            ObjectName pool = Await.satisfied(
                            () -> jvm.beans().server().queryNames(new ObjectName("tcp.headroom:type=Pool,*"), null),
                            pools -> assertThat(pools).hasSize(1))
                    .iterator()
                    .next();
            String configuration = Files.readString(Monitoring.DOCS.resolve("datadog.yaml"));
            Files.writeString(
                    folder.resolve("tcp_headroom.yaml"),
                    configuration.replace(
                            "  - host: localhost\n    port: 9010\n",
                            "  - jmx_url: '" + jvm.address() + "'\n    name: tests\n"));
            // it looks for beans at its start, and then not again for ten minutes
            jvm.beans()
                    .await(
                            Names.app("crawler"),
                            Names.listener(port, "127.0.0.1"),
                            Names.destination("127.0.0.1", port));
            Object limit = jvm.beans().read(Names.resource("process-fds"), "Limit");

            try (ForkedJvm fetch = fetching(folder)) {
                printed(fetch, "tcp_headroom.resource.limit", "name:process-fds", ((Long) limit).doubleValue());
                printed(fetch, "tcp_headroom.app.open", "name:crawler", 3.0);
                printed(fetch, "tcp_headroom.app.accepted", "name:shop", 0.0); // counted between two looks
                for (String reason : List.of("unreachable", "reset", "other_failure")) {
                    printed(fetch, "tcp_headroom.app.connect_" + reason, "name:crawler", 0.0);
                }
                printed(fetch, "tcp_headroom.app.bind_failed", "name:crawler", 0.0);
                Long largest = (Long) jvm.beans().read(pool, "Limit");
                printed(fetch, "tcp_headroom.pool.limit", "name:" + pool.getKeyProperty("name"), largest.doubleValue());
                awaitPrinted(fetch, "tcp_headroom.resource.available_connections[");
                printed(fetch, "tcp_headroom.listener.limit", "port:" + port, 7.0);
                printed(fetch, "tcp_headroom.destination.used", "port:" + port, 3.0);
                printed(fetch, "tcp_headroom.agent.hooks_missed", "type:Agent", 0.0);
            }
        }
    }

    private static ForkedJvm fetching(Path folder) throws Exception {
        return ForkedJvm.on(Jdk.current())
                .run(
                        "-cp",
                        System.getProperty("monitoring.jars") + "/jmxfetch/*",
                        "org.datadog.jmxfetch.App",
                        "--conf_directory",
                        folder.toString(),
                        "--check",
                        "tcp_headroom.yaml",
                        "--reporter",
                        "console",
                        "--check_period",
                        "1000",
                        "--log_level",
                        "INFO",
                        "collect");
    }

    /** One whose value moves with the machine. */
    private static void awaitPrinted(ForkedJvm fetch, String metric) {
        Await.satisfied(() -> fetch.out().soFar(), lines -> assertThat(lines).anyMatch(line -> line.contains(metric)));
    }

    private static void printed(ForkedJvm fetch, String metric, String tag, double value) {
        Await.satisfied(
                () -> fetch.out().soFar(),
                lines -> assertThat(lines)
                        .anyMatch(line ->
                                line.contains(metric + "[") && line.contains(tag) && line.endsWith(" = " + value)));
    }
}
