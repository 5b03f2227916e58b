package io.tcpheadroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tcpheadroom.config.Option;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/recipes.md}: each recipe says how far it was tried, names what there is, and its fragments can be parsed. */
class RecipesPageTest {
    private static final Path PAGE = Path.of("../../docs/recipes.md");
    private static final Path REPOSITORY = Path.of("../..");

    /** What is tested in part says what is not, or was done by hand. */
    private static final Pattern MARK = Pattern.compile("(?s)\\*Tested\\*: `\\w+IT`.*"
            + "|\\*Tested in part\\*: .*`\\w+IT`.* (not run|tried by hand).*"
            + "|\\*Not tested here\\*: (needs \\S|measured by hand).*");

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))`");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern OPTIONS = Pattern.compile("tcp-headroom-agent\\.jar=([^\\s\"`\\]]+)");
    private static final Pattern COMMAND = Pattern.compile("-jar \\S*tcp-headroom-agent\\.jar ([a-z]+)");
    private static final Pattern HOST_OPTION = Pattern.compile("`(host\\.[a-z_]+)`");
    private static final Pattern CALLED_OPTION = Pattern.compile("[Oo]ption `([a-z._]+)[=`]");

    private record Fragment(String language, String text) {}

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static List<String> recipes() throws IOException {
        return Arrays.stream(page().split("(?m)^## ")).skip(1).toList();
    }

    private static Stream<Fragment> fragments(String... languages) throws IOException {
        Set<String> wanted = Set.of(languages);
        return FENCE.matcher(page())
                .results()
                .map(fence -> new Fragment(fence.group(1), fence.group(2)))
                .filter(fragment -> wanted.contains(fragment.language()));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(page())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options() {
        return Arrays.stream(Option.values()).map(Option::key).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void each_recipe_says_how_far_it_was_tried() throws IOException {
        assertThat(recipes()).hasSizeGreaterThan(12).allSatisfy(recipe -> {
            String mark = recipe.split("\n\n")[1];
            assertThat(mark).as(recipe.split("\n")[0]).matches(MARK);
        });
    }

    @Test
    void each_test_that_is_named_is_there() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            tests = files.filter(file -> file.toString().contains("/src/test/"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(found(TEST)).contains("RecipesIT").isSubsetOf(tests);
    }

    @Test
    void each_option_that_is_named_is_one_of_the_agents() throws IOException {
        Set<String> named = found(OPTIONS).stream()
                .flatMap(options -> Arrays.stream(options.split(",")))
                .map(option -> option.split("=")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(found(HOST_OPTION));
        named.addAll(found(CALLED_OPTION));

        assertThat(named).contains("name", "host.tcp_mem", "operations").isSubsetOf(options());
    }

    @Test
    void each_command_that_is_named_is_one_of_the_agents() throws IOException {
        Set<String> commands;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/tcpheadroom/cli"))) {
            commands = files.filter(file -> file.toString().endsWith("Command.java"))
                    .flatMap(RecipesPageTest::commandNames)
                    .collect(Collectors.toSet());
        }

        assertThat(found(COMMAND)).contains("check", "attach").isSubsetOf(commands);
    }

    private static Stream<String> commandNames(Path source) {
        try {
            return Pattern.compile("name = \"([a-z]+)\"")
                    .matcher(Files.readString(source))
                    .results()
                    .map(name -> name.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_fragment_is_in_a_language_that_is_parsed_here() throws IOException {
        Set<String> languages = found(Pattern.compile("(?m)^```(\\w+)$"));

        assertThat(languages).isEqualTo(new TreeSet<>(Set.of("sh", "yaml", "ini", "properties", "dockerfile", "text")));
    }

    @Test
    void the_shell_understands_each_line() throws IOException {
        assertThat(fragments("sh")).isNotEmpty().allSatisfy(fragment -> {
            Process shell =
                    new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
            shell.getOutputStream().write(fragment.text().getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().close();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(shell.waitFor()).isZero();
        });
    }

    @Test
    void each_yaml_is_well_formed() throws IOException {
        assertThat(fragments("yaml"))
                .isNotEmpty()
                .allSatisfy(fragment -> assertThatCode(
                                () -> new Yaml(new SafeConstructor(new LoaderOptions())).load(fragment.text()))
                        .doesNotThrowAnyException());
    }

    @Test
    void each_line_of_a_unit_is_a_section_or_an_assignment() throws IOException {
        assertThat(fragments("ini").flatMap(fragment -> fragment.text().lines()))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\[[A-Z][a-z]+\\]|[A-Z][A-Za-z]+=\\S.*"));
    }

    @Test
    void each_line_of_a_dockerfile_is_an_instruction() throws IOException {
        assertThat(fragments("dockerfile").flatMap(fragment -> fragment.text().lines()))
                .isNotEmpty()
                .filteredOn(line -> !line.isEmpty())
                .allMatch(line -> line.matches("(FROM|COPY|RUN|ENV|WORKDIR|ENTRYPOINT) \\S.*"));
    }

    @Test
    void a_file_of_options_has_options_of_the_agent() throws IOException {
        assertThat(fragments("properties")).isNotEmpty().allSatisfy(fragment -> {
            Properties properties = new Properties();
            properties.load(new StringReader(fragment.text()));
            assertThat(properties.stringPropertyNames()).isNotEmpty().isSubsetOf(options());
        });
    }
}
