package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All files of the kernel change between two ticks, and are again as they were at the third: each tick ends, and the last is as the first. */
class ChangingFilesTest {
    private static final long MINUTES = 120_000_000_000L;

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private interface Change {
        void befall(Path file) throws IOException;
    }

    private static final Map<String, Change> CHANGES = new TreeMap<>(Map.of(
            "vanish",
            Files::delete,
            "become empty",
            file -> Files.write(file, new byte[0]),
            "become binary",
            file -> Files.write(file, new byte[] {0, (byte) 0xff, 0x1b, '[', '2', 'J', 0, '\n'}),
            "become folders",
            file -> {
                Files.delete(file);
                Files.createDirectory(file);
            },
            "end in the middle",
            file -> Files.write(
                    file,
                    Files.readString(file)
                            .substring(0, (int) Files.size(file) / 2)
                            .getBytes()),
            "have a word more in each line",
            file -> Files.write(file, lines(file, line -> line + " 7")),
            "have a word less in each line",
            file -> Files.write(file, lines(file, line -> line.replaceFirst("\\s*\\S+$", ""))),
            "have their lines turned round",
            file -> {
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                Collections.reverse(lines);
                Files.write(file, lines);
            },
            "have numbers beyond all bounds",
            file -> Files.write(file, lines(file, line -> line.replaceAll("\\d+", "99999999999999999999999"))),
            "have negative numbers",
            file -> Files.write(file, lines(file, line -> line.replaceAll("(?<=\\s)(\\d+)", "-$1")))));

    private static String firstHalf(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.length() / 2);
    }

    private static List<String> lines(Path file, UnaryOperator<String> changed) throws IOException {
        return Files.readAllLines(file).stream().map(changed).collect(Collectors.toList());
    }

    static Stream<String> changes() {
        return CHANGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatever_befalls_the_kernels_files_the_next_tick_ends_and_the_one_after_is_as_before(String what)
            throws IOException {
        Roots roots = Hosts.copy("linux-6.1", folder.resolve("host"));
        try (Kernel kernel = Hosts.kernel(roots, clock::get)) {
            Sampler sampler = Samples.sampler(kernel, ResourceCatalog.ALL, log::add);
            Map<String, String> before = statuses(sampler.sampleNow());
            assertThat(before).containsValue("OK");
            Map<Path, byte[]> texts = new TreeMap<>();
            for (Path file : files()) {
                texts.put(file, Files.readAllBytes(file));
                CHANGES.get(what).befall(file);
            }

            clock.addAndGet(MINUTES);
            Sample changed = sampler.sampleNow();
            assertThat(changed.sequence()).isEqualTo(2);
            assertThat(changed.resources())
                    .filteredOn(resource -> resource.status() == Status.UNKNOWN)
                    .allSatisfy(resource -> assertThat(resource.getReason()).isNotBlank());
            assertThat(log)
                    .allMatch(line -> line.startsWith("Reading "))
                    .noneMatch(line -> line.contains("java.lang."));

            for (Map.Entry<Path, byte[]> text : texts.entrySet()) {
                if (Files.isDirectory(text.getKey())) {
                    Files.delete(text.getKey());
                }
                Files.write(text.getKey(), text.getValue());
            }
            clock.addAndGet(MINUTES);
            before.values()
                    .removeIf("UNKNOWN"::equals); // what is slow to read is read meanwhile, on a thread of its own
            assertThat(statuses(sampler.sampleNow())).containsAllEntriesOf(before);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("host"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".txt"))
                    .collect(Collectors.toList());
        }
    }

    private static Map<String, String> statuses(Sample sample) {
        Map<String, String> statuses = new TreeMap<>();
        sample.resources()
                .forEach(resource -> statuses.put(
                        resource.id(),
                        resource.status() == Status.CRITICAL || resource.status() == Status.WARN
                                ? "OK"
                                : resource.getStatus()));
        return statuses;
    }
}
