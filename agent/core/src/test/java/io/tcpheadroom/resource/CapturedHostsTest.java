package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each captured machine comes to for a JVM without a socket: the lines of the files {@code resources.txt}, {@code settings.txt}
 * and {@code counters.txt} beside it. With {@code -Dregenerate=true} the files are written instead, to be read in review.
 */
class CapturedHostsTest {
    /** Of the JVM that runs the test, whatever the host. */
    private static final Set<String> OF_THE_JVM = Set.of("direct-memory", "heap");

    private static final Path WRITTEN = Path.of("src/test/resources/hosts");
    private static final boolean WRITES = Boolean.getBoolean("regenerate");

    static Stream<String> hosts() throws IOException {
        try (Stream<Path> folders = Files.list(Hosts.folder(""))) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void a_captured_host_comes_to_exactly_this(String host) throws IOException {
        List<String> log = new ArrayList<>();
        try (Kernel kernel = new Kernel(Hosts.roots(host))) {
            Sampler sampler = Samples.sampler(kernel, ResourceCatalog.ALL, log::add);
            sampler.resources().forEach(Resource::measure);
            Sample sample = sampler.sampleNow();

            compare(
                    host,
                    "resources.txt",
                    sample.resources().stream()
                            .filter(resource -> !OF_THE_JVM.contains(resource.id()))
                            .map(CapturedHostsTest::line));
            compare(host, "settings.txt", lines(sample.settings()));
            compare(host, "counters.txt", lines(sample.counters()));
            assertThat(sampler.failuresTotal()).isZero();
            assertThat(log).isEmpty();
        }
    }

    /** With the paths as they were on the host. */
    private static void compare(String host, String file, Stream<String> lines) throws IOException {
        List<String> actual = lines.map(line -> line.replace(Hosts.folder(host).toString(), ""))
                .toList();
        if (WRITES) {
            Files.write(WRITTEN.resolve(host).resolve(file), actual);
            Files.write(Hosts.folder(host).resolve(file), actual); // which the pages are made from
        } else {
            assertThat(actual)
                    .as(file)
                    .containsExactlyElementsOf(Hosts.text(host, file).lines().toList());
        }
    }

    private static String line(ResourceSample resource) {
        return resource.getUsed() == null
                ? resource.id() + " " + resource.status() + ": " + resource.getReason()
                : resource.toString();
    }

    private static Stream<String> lines(Map<String, ?> values) {
        return values.entrySet().stream().map(entry -> (entry.getKey() + " " + entry.getValue()).stripTrailing());
    }
}
