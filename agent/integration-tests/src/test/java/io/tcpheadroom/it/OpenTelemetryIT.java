package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** OpenTelemetry's Java agent with our rules; it prints its metrics on standard error. */
class OpenTelemetryIT {
    @Test
    void our_rules_give_it_the_metrics_with_the_values_of_jmx() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.5")
                .jvmOption("-Dotel.jmx.config=" + Monitoring.DOCS.resolve("opentelemetry.yml"))
                .jvmOption("-Dotel.jmx.discovery.delay=1000")
                .jvmOption("-Dotel.metric.export.interval=1000")
                .jvmOption("-Dotel.metrics.exporter=console")
                .jvmOption("-Dotel.traces.exporter=none")
                .jvmOption("-Dotel.logs.exporter=none")
                .jvmOption("-javaagent:" + Monitoring.jar("opentelemetry-javaagent"))
                .scripted()) {
            jvm.awaitAgent();
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen channel 7"));
            jvm.tell("as crawler");
            jvm.tell("connect channel 3");

            exported(jvm, "tcp.headroom.app.connects", "app=\"crawler\"", 3);
            exported(jvm, "tcp.headroom.app.open", "app=\"crawler\"", 3);
            exported(jvm, "tcp.headroom.listener.accepts", "port=\"" + port + "\"", 3);
            exported(jvm, "tcp.headroom.listener.limit", "port=\"" + port + "\"", 7);
            exported(jvm, "tcp.headroom.destination.ports", "port=\"" + port + "\"", 3);
            Object limit = jvm.beans().read(Names.resource("process-fds"), "Limit");
            exported(jvm, "tcp.headroom.resource.limit", "resource=\"process-fds\"", limit);
            for (String metric : List.of("resource.utilization", "pressure.listen_drops", "agent.samples")) {
                assertThat(jvm.err().soFar()).anyMatch(line -> line.contains("name=tcp.headroom." + metric + ","));
            }
        }
    }

    @Test
    void every_attribute_of_the_rules_is_an_attribute_of_a_bean() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.5").scripted()) {
            jvm.beans()
                    .server()
                    .createMBean(
                            "io.tcpheadroom.programs.ConnectionPool",
                            new ObjectName("tomcat.jdbc:type=ConnectionPool,name=users"));
            jvm.tell("listen channel 7");
            jvm.tell("connect channel 1");
            RuleFile.assertAttributesExist(
                    jvm, new Yaml().load(Files.readString(Monitoring.DOCS.resolve("opentelemetry.yml"))));
        }
    }

    private static void exported(ForkedJvm jvm, String metric, String attribute, Object value) {
        Pattern point = Pattern.compile("name=" + Pattern.quote(metric) + ",.*\\{[^{}]*" + Pattern.quote(attribute)
                + "[^{}]*\\}, value=" + value + "[,.}]");
        Await.satisfied(
                () -> jvm.err().soFar().stream()
                        .anyMatch(line -> point.matcher(line).find()),
                found -> assertThat(found).as(metric).isTrue());
    }
}
