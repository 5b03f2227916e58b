package io.tcpheadroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the architecture speaks of classes, packages and threads that there are. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("../../docs/architecture.md");
    private static final Path CORE = Path.of("src/main/java/io/tcpheadroom");

    /** In backticks, a word that begins like a class's name. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");

    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| ((?:`[a-z.]+`(?:, )?)+) \\|");
    private static final Pattern THREAD = Pattern.compile("tcp-headroom-[a-z]+");

    private static Stream<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static Set<String> classes() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String module : new String[] {"core", "bridge", "launcher", "api"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".java"))
                        .forEach(file -> classes.add(file.substring(0, file.length() - ".java".length())));
            }
        }
        try (Stream<Path> tests = Files.list(Path.of("src/test/java/io/tcpheadroom"))) {
            tests.map(file -> file.getFileName().toString().replace(".java", ""))
                    .forEach(classes::add);
        }
        return classes;
    }

    @Test
    void each_class_that_it_names_is_there() throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(40).isSubsetOf(classes());
    }

    @Test
    void it_has_a_row_for_each_package_of_core_and_for_nothing_else() throws IOException {
        Set<String> described = PACKAGE_ROW
                .matcher(Files.readString(PAGE).split("## Packages of core")[1].split("## The way")[0])
                .results()
                .flatMap(row -> named(Pattern.compile("[a-z.]+"), row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> present;
        try (Stream<Path> files = Files.walk(CORE)) {
            present = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> CORE.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(described).isEqualTo(present);
    }

    @Test
    void its_threads_are_the_ones_that_the_agent_starts() throws IOException {
        Set<String> started = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CORE)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                named(
                                Pattern.compile(
                                        "(?:AgentThread\\.(?:of|executor)|programBeans)\\([^\"]*\"tcp-headroom-[a-z]+"),
                                Files.readString(file))
                        .flatMap(call -> named(THREAD, call))
                        .forEach(started::add);
            }
        }

        Set<String> named = named(THREAD, Files.readString(PAGE)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(started);
    }
}
