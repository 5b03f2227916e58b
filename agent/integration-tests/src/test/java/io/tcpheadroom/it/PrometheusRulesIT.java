package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The alerts and the recording rules, by Prometheus' own checks and by the tests that are shipped beside them. */
class PrometheusRulesIT {
    @Test
    void the_rules_are_well_formed() throws Exception {
        assertThat(Tool.promtool()
                        .run(
                                "check",
                                "rules",
                                Monitoring.DOCS.resolve("alerts.yml"),
                                Monitoring.DOCS.resolve("recording-rules.yml")))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void the_alerts_fire_where_they_have_to_and_nowhere_else() throws Exception {
        assertThat(Tool.promtool().run("test", "rules", Monitoring.DOCS.resolve("alerts.test.yml")))
                .contains("SUCCESS");
    }

    @Test
    void every_alert_is_tested_firing_and_not_firing() throws Exception {
        List<String> alerts = maps(read("alerts.yml").get("groups")).stream()
                .flatMap(group -> maps(group.get("rules")).stream())
                .filter(rule -> rule.containsKey("alert"))
                .map(rule -> (String) rule.get("alert"))
                .toList();
        List<Map<String, Object>> tests = maps(read("alerts.test.yml").get("tests")).stream()
                .flatMap(test -> maps(test.getOrDefault("alert_rule_test", List.of())).stream())
                .toList();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(tests)
                    .anyMatch(test ->
                            is(test, alert) && !maps(test.get("exp_alerts")).isEmpty());
            assertThat(tests)
                    .anyMatch(test ->
                            is(test, alert) && maps(test.get("exp_alerts")).isEmpty());
        });
    }

    private static boolean is(Map<String, Object> test, String alert) {
        return alert.equals(test.get("alertname"));
    }

    private static Map<String, Object> read(String file) throws Exception {
        return new Yaml().load(Files.readString(Monitoring.DOCS.resolve(file)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }
}
