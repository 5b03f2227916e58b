package io.tcpheadroom;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each message that the agent logs is a heading of the troubleshooting page. Read off the sources: the literals of the message,
 * with anything between them. What the commands print is not looked at.
 */
class TroubleshootingTest {
    private static final Path PAGE = Path.of("../../docs/troubleshooting.md");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../launcher/src/main/java"));

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern LITERAL = Pattern.compile(STRING);

    /** A call that logs, up to the end of its statement; its argument is the group. */
    private static final Pattern LOGGED =
            Pattern.compile("\\b(?:log\\.(?:warn|accept)|(?<!void )say)\\(((?:" + STRING + "|[^;\"])*)\\);");

    private static List<String> sources() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> texts.add(read(file)));
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> logged() throws IOException {
        return sources().stream()
                .flatMap(text -> LOGGED.matcher(text).results())
                .map(call -> call.group(1).trim())
                .collect(toList());
    }

    private static List<String> headings() {
        return read(PAGE)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(toList());
    }

    /** What the message may read: its literals as they are, and something wherever the source has something else. */
    private static Pattern message(String argument) {
        StringBuilder pattern = new StringBuilder();
        Matcher literal = LITERAL.matcher(argument);
        int end = 0;
        while (literal.find()) {
            pattern.append(between(argument.substring(end, literal.start())));
            String text = literal.group();
            pattern.append(Pattern.quote(text.substring(1, text.length() - 1).translateEscapes()));
            end = literal.end();
        }
        return Pattern.compile(pattern + between(argument.substring(end)));
    }

    private static String between(String code) {
        return code.replace("+", "").isBlank() ? "" : ".+";
    }

    @Test
    void each_message_that_is_logged_is_a_heading() throws IOException {
        List<String> headings = headings();

        assertThat(logged())
                .hasSizeGreaterThan(15)
                .filteredOn(argument -> argument.contains("\""))
                .allSatisfy(argument -> assertThat(headings)
                        .anySatisfy(heading -> assertThat(heading).matches(message(argument))));
    }

    /**
     * Where a message is put together elsewhere, this test cannot read it: those are known here by name. Warnings about the options
     * are logged by their parser first.
     */
    @Test
    void a_message_stands_where_it_is_logged() throws IOException {
        assertThat(logged())
                .filteredOn(argument -> !argument.contains("\""))
                .containsExactlyInAnyOrder("obstacle", "warning");
        assertThat(headings())
                .contains(
                        "requires Linux, this is …; agent disabled, program continues",
                        "this Java runtime has no module java.management; agent disabled, program continues",
                        "this JVM has … in use, and a start needs 32 free; agent disabled, program continues");
    }

    @Test
    void nothing_is_printed_past_the_log() throws IOException {
        assertThat(sources())
                .filteredOn(text -> text.contains("System.err") || text.contains("System.out"))
                .allMatch(text -> text.contains("class Log ") || text.contains("class Jvm "))
                .hasSize(2);
    }
}
