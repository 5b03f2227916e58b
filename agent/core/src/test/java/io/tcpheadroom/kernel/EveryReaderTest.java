package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of a captured machine, spoiled in each way: its reader says what and where, and no other reader notices. */
class EveryReaderTest {
    private static final String HOST = "linux-6.1";
    private static final List<String> FILES = files();

    private static final Map<String, UnaryOperator<String>> SPOILED = Map.of(
            "empty", text -> "",
            "truncated", text -> text.substring(0, text.stripTrailing().length() / 2 + 1),
            "negative", text -> text.replaceAll("\\b\\d+\\b", "-1"),
            "overflowing", text -> text.replaceAll("\\b[0-9a-f]*\\d[0-9a-f]*\\b", "99999999999999999999999"),
            "non-ASCII", text -> text.replaceFirst("\\d(?!.*\\d)", "٣"),
            "extra columns", text -> text.replaceAll("(?m)$", " 7 extra"),
            "binary", text -> "\0\u0001\u007F".repeat(100));

    @TempDir
    static Path folder;

    private static Roots roots;

    private Path spoiled;

    @BeforeAll
    static void copy_the_machine() {
        roots = Hosts.copy(HOST, folder);
    }

    @AfterEach
    void mend_the_file() throws IOException {
        if (spoiled != null) {
            Files.delete(spoiled);
            Files.copy(Hosts.folder(HOST).resolve(folder.relativize(spoiled).toString()), spoiled);
        }
    }

    /** Below procfs: each that is one file and is read at some pace. */
    private static List<String> files() {
        Roots roots = Hosts.roots(HOST);
        return Sources.ALL.stream()
                .filter(source -> source.pace() != Pace.WHEN_ASKED)
                .map(source -> Path.of(source.open(roots, () -> 0).file()))
                .filter(Files::isRegularFile)
                .map(file -> roots.proc("").relativize(file).toString())
                .sorted()
                .toList();
    }

    @Test
    void every_source_of_one_file_is_spoiled() {
        assertThat(FILES).hasSizeGreaterThanOrEqualTo(10).contains("net/sockstat", "loadavg", "self/limits");
    }

    @Test
    void the_parser_of_each_is_fuzzed() {
        assertThat(ParsersFuzz.files().toList())
                .containsAll(FILES.stream().map("proc/"::concat).toList());
    }

    static Stream<Arguments> files_and_ways() {
        return FILES.stream()
                .flatMap(file -> Stream.concat(SPOILED.keySet().stream().sorted(), Stream.of("a directory"))
                        .map(way -> Arguments.of(file, way)));
    }

    private static Kernel read(Roots roots) {
        Kernel kernel = new Kernel(roots);
        Sources.tick(kernel);
        return kernel;
    }

    private void spoil(Path file, String way) throws IOException {
        spoiled = file;
        if (way.equals("a directory")) {
            Files.delete(file);
            Files.createDirectory(file);
        } else {
            String text = Files.readString(file);
            String spoiled = SPOILED.get(way).apply(text);
            assertThat(spoiled).isNotEqualTo(text);
            Files.write(file, spoiled.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("files_and_ways")
    void a_spoiled_file_fails_its_own_reader_or_is_understood(String file, String way) throws IOException {
        spoil(roots.proc(file), way);
        try (Kernel kernel = read(roots)) {

            assertThat(kernel.readers())
                    .extracting(Reader::file)
                    .containsOnlyOnce(roots.proc(file).toString());
            for (Reader<?> reader : kernel.readers()) {
                if (reader.file().equals(roots.proc(file).toString())) {
                    assertThat(reader.isAbsent()).isFalse();
                    if (reader.problem() != null) {
                        assertThat(reader.problem()).contains(file).containsPattern("line \\d+|is a directory");
                        assertThat(reader.value()).isEmpty();
                        assertThat(reader.report().failuresTotal()).isEqualTo(1);
                    }
                } else {
                    assertThat(reader.isFailing()).as(reader.file()).isFalse();
                }
            }
            assertThat(CounterCatalog.read(kernel).all().values())
                    .filteredOn(Figure::isNumber)
                    .allSatisfy(figure -> assertThat(figure.value()).isNotNegative());
        }
    }

    /** What is left of each is too little or no text at all. */
    static Stream<Arguments> files_and_ways_beyond_understanding() {
        return FILES.stream()
                .flatMap(file -> Stream.of("empty", "binary", "a directory").map(way -> Arguments.of(file, way)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("files_and_ways_beyond_understanding")
    void what_cannot_be_understood_never_is(String file, String way) throws IOException {
        spoil(roots.proc(file), way);
        try (Kernel kernel = read(roots)) {

            assertThat(kernel.readers())
                    .filteredOn(Reader::isFailing)
                    .extracting(Reader::file)
                    .containsExactly(roots.proc(file).toString());
        }
    }
}
