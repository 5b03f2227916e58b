package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/findings.md} is the table of all rules, and of no others. */
class FindingsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|(.*)\\|$");

    /** A test, and the rules that it makes. */
    private static final Pattern MADE = Pattern.compile("(?m)^\\| `([A-Za-z]+IT)` \\| (.*) \\|$");

    private static final Pattern RULE = Pattern.compile("`([a-z-]+)`");

    private static final List<RuleSet> KERNELS =
            List.of(new ListenerRules(), new PortRules(), new SettingRules(), new MemoryRules(), new NetworkRules());

    private static List<Rule> rules() {
        return Advice.SETS.stream().flatMap(set -> set.rules().stream()).toList();
    }

    private static List<MatchResult> rows() throws IOException {
        String page = Files.readString(Path.of("../../docs/findings.md"));
        return ROW.matcher(page).results().toList();
    }

    @Test
    void the_page_has_a_row_for_each_rule_and_a_rule_for_each_row() throws IOException {
        assertThat(rows())
                .extracting(row -> row.group(1))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        rules().stream().map(Rule::name).toList());
    }

    @Test
    void a_row_says_when_it_appears_when_it_goes_how_severe_it_is_and_what_to_do() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            String[] cells = row.group(2).split(" \\| ", -1);
            assertThat(cells)
                    .as(row.group(1))
                    .hasSize(4)
                    .allSatisfy(cell -> assertThat(cell).isNotBlank());
            assertThat(cells[2]).as(row.group(1)).isIn("WARN", "CRITICAL", "WARN, CRITICAL");
        });
    }

    @Test
    void each_rule_says_why_in_one_or_two_sentences_that_fit_a_tooltip() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.why()).as(rule.name()).endsWith(".").hasSizeBetween(40, 260);
            assertThat(rule.why().split("\\. ")).as(rule.name()).hasSizeBetween(1, 2);
        });
    }

    @Test
    void each_class_of_a_rule_is_in_a_set() throws IOException {
        Path sources = Path.of("src/main/java/io/tcpheadroom/advice");
        try (var files = Files.list(sources)) {
            List<String> classes = files.filter(file -> contains(file, " extends Rule {"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(rules())
                    .extracting(rule -> rule.getClass().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(classes);
        }
    }

    @Test
    void what_the_page_says_is_made_for_real_is_named_by_an_integration_test() throws IOException {
        String page = Files.readString(Path.of("../../docs/findings.md"));
        List<String> real = Pattern.compile("`([a-z-]+)`")
                .matcher(page.substring(page.indexOf("## Made for real")))
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(rules()).extracting(Rule::name).containsAll(real);
        try (var files = Files.walk(Path.of("../integration-tests/src/test/java"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith("IT.java")).toList();
            assertThat(real)
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(tests).anyMatch(test -> contains(test, "\"" + rule + "\"")));
        }
    }

    /** Those of the program's own trouble are made by the tests of each kind. */
    @Test
    void each_rule_of_the_kernels_trouble_is_named_by_the_test_that_makes_it_or_is_said_not_to_be_made()
            throws IOException {
        String page = Files.readString(Path.of("../../docs/findings.md"));
        String section = page.substring(page.indexOf("## Trouble of the kernel"), page.indexOf("## Limits"));
        Path tests = Path.of("../integration-tests/src/test/java/io/tcpheadroom/it");
        List<String> named = new ArrayList<>();
        for (MatchResult row : MADE.matcher(section).results().toList()) {
            Path test = tests.resolve(row.group(1) + ".java");
            RULE.matcher(row.group(2)).results().map(rule -> rule.group(1)).forEach(rule -> {
                assertThat(contains(test, '"' + rule + '"'))
                        .as("%s in %s", rule, test)
                        .isTrue();
                named.add(rule);
            });
        }
        assertThat(section).contains("Snapshots alone show `time-wait-recycle`: ");
        named.add("time-wait-recycle");
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(KERNELS.stream()
                        .flatMap(set -> set.rules().stream())
                        .map(Rule::name)
                        .toList());
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
