package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each captured machine comes to for a JVM without a socket: the lines of the file {@code resources.txt} beside it. */
class CapturedHostsTest {
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
    void a_captured_host_comes_to_exactly_this(String host) {
        List<String> log = new ArrayList<>();
        try (Kernel kernel = new Kernel(Hosts.roots(host))) {
            Tracker tracker = new Tracker(new Apps("program", AppRules.none(), 10), CallSites.off(), 10);
            Sampler sampler = new Sampler(kernel, tracker, ResourceCatalog.ALL, 1000, 20, log::add, () -> 0);
            sampler.resources().forEach(Resource::measure);
            Sample sample = sampler.sampleNow();

            assertThat(sample.resources().stream()
                            .filter(resource -> !resource.id().equals("direct-memory")) // is the running JVM's own
                            .map(resource -> line(resource, host)))
                    .containsExactlyElementsOf(
                            Hosts.text(host, "resources.txt").lines().toList());
            assertThat(sampler.failuresTotal()).isZero();
            assertThat(log).isEmpty();
        }
    }

    /** With the paths as they were on the host. */
    private static String line(ResourceSample resource, String host) {
        String line = resource.getUsed() == null
                ? resource.id() + " " + resource.status() + ": " + resource.getReason()
                : resource.toString();
        return line.replace(Hosts.folder(host).toString(), "");
    }
}
