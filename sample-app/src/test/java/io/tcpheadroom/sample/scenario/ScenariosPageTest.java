package io.tcpheadroom.sample.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/scenarios.md} says of each scenario what the program itself says; its rules and its alerts exist. */
class ScenariosPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PAGE = DOCS.resolve("scenarios.md");

    @Test
    void each_scenario_has_its_row_in_the_order_of_the_list() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.toList());

        assertThat(rows)
                .isEqualTo(Scenarios.ALL.stream().map(ScenariosPageTest::row).collect(Collectors.toList()));
    }

    private static String row(Scenario scenario) {
        Story story = scenario.story();
        return String.join(
                " | ",
                "| `" + scenario.name() + "`",
                story.trouble(),
                story.rule().isEmpty() ? "none" : "[`" + story.rule() + "`](findings.md)",
                story.tab(),
                story.check(),
                story.alert() + " |");
    }

    @Test
    void each_rule_is_on_the_page_of_findings_and_each_alert_among_the_alerts() throws IOException {
        String findings = Files.readString(DOCS.resolve("findings.md"));
        String alerts = Files.readString(DOCS.resolve("monitoring/alerts.yml"));

        assertThat(Scenarios.ALL).allSatisfy(scenario -> {
            Story story = scenario.story();
            assertThat(findings).contains(story.rule().isEmpty() ? "" : "| `" + story.rule() + "` |");
            assertThat(Pattern.compile("TcpHeadroom\\w+")
                            .matcher(story.alert())
                            .results()
                            .map(MatchResult::group))
                    .allSatisfy(alert -> assertThat(alerts).contains("alert: " + alert + "\n"));
        });
    }

    @Test
    void the_commands_are_those_that_the_program_asks_for(@TempDir Path many) throws IOException {
        Files.writeString(many.resolve("ip_local_port_range"), "32768 60999");
        Files.writeString(many.resolve("limits"), "Max open files 20000 20000 files");
        String page = Files.readString(PAGE);

        for (Scenario scenario : List.of(new Ports(many), new Churn(many), new Descriptors(many.resolve("limits")))) {
            assertThat(page)
                    .contains("\n"
                            + scenario.need()
                                    .orElseThrow()
                                    .command(
                                            "java -javaagent:agent/target/tcp-headroom-agent.jar -jar sample-app/target/tcp-headroom-sample.jar "
                                                    + scenario.name())
                            + "\n");
        }
    }
}
