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
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the recording rules on a real Prometheus that scrapes two JVMs. */
class GrafanaDashboardIT {
    private static final Path DASHBOARD = Monitoring.DOCS.resolve("grafana-dashboard.json");

    @Test
    void every_query_of_the_dashboard_and_every_recording_rule_returns_data(@TempDir Path folder) throws Exception {
        Tool.named("prometheus");
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
            assertThat(prometheus.query("job:tcp_headroom_nearest_limit:ratio")).hasSize(2);
            assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}")).isEmpty();
        }
    }

    private static ForkedJvm scraped(int port) throws Exception {
        return ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.2")
                .jvmOption("-javaagent:" + Monitoring.jar("jmx_prometheus_javaagent") + "=127.0.0.1:" + port + ":"
                        + Monitoring.DOCS.resolve("jmx-exporter.yml"))
                .scripted();
    }

    private static Set<String> queries(String instance) throws Exception {
        Set<String> queries = new LinkedHashSet<>();
        for (Map<String, Object> panel : maps(read(DASHBOARD), "panels")) {
            maps(panel, "targets").forEach(target -> queries.add(filled((String) target.get("expr"), instance)));
        }
        for (Map<String, Object> group : maps(read(Monitoring.DOCS.resolve("recording-rules.yml")), "groups")) {
            maps(group, "rules").forEach(rule -> queries.add((String) rule.get("record")));
        }
        return queries;
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
