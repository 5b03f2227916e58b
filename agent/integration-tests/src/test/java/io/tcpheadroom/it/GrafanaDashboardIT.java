package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the recording rules on a real Prometheus that scrapes two JVMs, all in a network namespace of their own. */
class GrafanaDashboardIT {
    private static final Path DASHBOARD = Monitoring.DOCS.resolve("grafana-dashboard.json");

    private static final String NEAREST = "job:tcp_headroom_nearest_limit:ratio";

    @Test
    void every_query_of_the_dashboard_and_every_recording_rule_returns_data(@TempDir Path folder) throws Exception {
        Tool.prometheus();
        OwnNamespace.run(GrafanaDashboardIT.class, folder);
    }

    /** @param arguments a folder for what Prometheus keeps */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Map<String, Integer> ports =
                new TreeMap<>(Map.of("shop", Monitoring.freePort(), "mail", Monitoring.freePort()));
        try (ForkedJvm shop = scraped(ports.get("shop"));
                ForkedJvm mail = scraped(ports.get("mail"));
                Prometheus prometheus = Prometheus.scraping(ports, folder)) {
            Await.satisfied(
                    () -> prometheus.query("count by (job) (tcp_headroom_agent_uptime_seconds)"),
                    jobs -> assertThat(jobs).hasSize(2));
            for (ForkedJvm jvm : List.of(shop, mail)) {
                jvm.tell("listen channel 20");
                jvm.tell("connect channel 1");
                jvm.beans()
                        .server()
                        .createMBean(
                                "io.tcpheadroom.programs.ConnectionPool",
                                new ObjectName("tomcat.jdbc:type=ConnectionPool,name=users"));
            }

            List<String> failed = new ArrayList<>();
            for (String query : queries("127.0.0.1:" + ports.get("shop"))) {
                try {
                    Await.satisfied(
                            () -> {
                                shop.tell("connect channel 1"); // a trend, so that a time to exhaustion is foreseen
                                return prometheus.query(query);
                            },
                            result -> assertThat(result).as(query).isNotEmpty());
                } catch (ConditionTimeoutException e) {
                    failed.add(e.getMessage());
                }
            }
            assertThat(failed).isEmpty();
            assertThat(prometheus.query(NEAREST)).hasSize(2);
            assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}")).isEmpty();
        }
    }

    private static ForkedJvm scraped(int port) throws Exception {
        return ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.2")
                .jvmOption(Monitoring.jmxExporter(port))
                .scripted();
    }

    private static Set<String> queries(String instance) throws Exception {
        Set<String> queries = new LinkedHashSet<>();
        for (Map<String, Object> panel : panels(read(DASHBOARD)).toList()) {
            List<Map<String, Object>> targets = maps(panel, "targets");
            assertThat(targets.isEmpty())
                    .as("%s", panel.get("title"))
                    .isEqualTo(panel.get("type").equals("row"));
            targets.forEach(target -> queries.add(filled((String) target.get("expr"), instance)));
        }
        for (Map<String, Object> group : maps(read(Monitoring.DOCS.resolve("recording-rules.yml")), "groups")) {
            maps(group, "rules").forEach(rule -> queries.add((String) rule.get("record")));
        }
        assertThat(queries).contains(NEAREST).hasSizeGreaterThan(30);
        return queries;
    }

    /** Those inside a row that is folded up too. */
    private static Stream<Map<String, Object>> panels(Map<String, Object> of) {
        return maps(of, "panels").stream().flatMap(panel -> Stream.concat(Stream.of(panel), panels(panel)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.getOrDefault(key, List.of());
    }

    /** As Grafana fills in its variables. */
    private static String filled(String query, String instance) {
        String filled = query.replace("$job", ".+")
                .replace("$instance", instance)
                .replace("$__rate_interval", "10s")
                .replace("$__range", "10s");
        assertThat(filled).doesNotContain("$");
        return filled;
    }

    private static Map<String, Object> read(Path file) throws Exception {
        return new Yaml().load(Files.readString(file));
    }
}
