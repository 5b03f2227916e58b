package io.tcpheadroom.resource;

import static io.tcpheadroom.Markdown.code;
import static io.tcpheadroom.Markdown.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.GeneratedPage;
import io.tcpheadroom.Markdown;
import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.kernel.TestedKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/resources.md}: the three catalogues, with the traps that are written down beside them. */
class ResourcesPageTest {
    private static final Path TRAPS = Path.of("src/test/resources/pages/traps.md");
    private static final Path LIMITS = Path.of("../../docs/limits.md");

    private static final String BEGIN = """
            # Resources, kernel settings, kernel counters

            This page is generated from the agent's catalogues. A test fails where it differs.

            - **Resources** are used up against a limit. Each is a bean `tcp.headroom:type=Resource,name=…`.
            - **Kernel settings** are attributes of `tcp.headroom:type=Kernel`.
            - **Kernel counters** are attributes of `tcp.headroom:type=Pressure`. A growing counter shows that a limit was reached.

            The scope says what shares the value:

            | scope | shared by |
            |---|---|
            | PROCESS | this process alone |
            | USER | all processes of the user, on the whole host |
            | NETNS | the network namespace, usually a container or a pod |
            | PIDNS | the PID namespace, usually a container |
            | CGROUP | the control group, usually a container or a systemd unit |
            | HOST | everything on this kernel |
            | CPU | one processor |
            | INTERFACE | one network interface |
            | LISTENER | one listening socket |
            | DESTINATION | one remote address and port |

            ## Resources

            `Status` of a resource is OK, WARN or CRITICAL. It is UNLIMITED without a limit, UNKNOWN where used or limit cannot be read, and
            NOT_APPLICABLE where this machine has no such limit; `Reason` says why. `WarnRatio` and `CriticalRatio` change the thresholds.
            [Limits](limits.md) says which limits the tests reach for real, and which limits are not watched.

            | resource | counts | scope | unit | WARN, CRITICAL from |
            |---|---|---|---|---|
            """;

    private static final String KERNELS = "*Kernels* says which of the tested kernels have it; *all* means "
            + String.join(", ", TestedKernels.RELEASES)
            + ". On a kernel that lacks it, the attribute is null.\n\n";

    private static List<ResourceSection> sections(Kernel kernel) throws IOException {
        Map<String, String> traps = chapters(Files.readString(TRAPS));
        Map<String, String> limits = chapters(Files.readString(LIMITS));
        limits.keySet().removeAll(List.of("Tried", "Not watched, and why"));
        return ResourceCatalog.ALL.stream()
                .map(spec -> new ResourceSection(
                        spec,
                        kernel,
                        traps.getOrDefault(spec.id(), "")
                                .lines()
                                .filter(line -> line.startsWith("- "))
                                .map(line -> line.substring(2))
                                .toList(),
                        limits.entrySet().stream()
                                .filter(chapter -> chapter.getValue().contains(code(spec.id())))
                                .map(chapter -> "[" + chapter.getKey() + "](limits.md#" + slug(chapter.getKey()) + ")")
                                .toList()))
                .toList();
    }

    /** The texts below the headings of the second level. */
    private static Map<String, String> chapters(String page) {
        Map<String, String> chapters = new LinkedHashMap<>();
        Arrays.stream(page.split("(?m)^## ")).skip(1).forEach(chapter -> {
            String[] parts = chapter.split("\n", 2);
            chapters.put(parts[0], parts[1]);
        });
        return chapters;
    }

    private static String slug(String heading) {
        return heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static String resources() throws IOException {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            StringBuilder overview = new StringBuilder();
            StringBuilder details = new StringBuilder();
            for (ResourceSection section : sections(kernel)) {
                overview.append(section.overview());
                details.append(section.text());
            }
            return overview + "\n" + details;
        }
    }

    private static String settings() {
        TestedKernels kernels = new TestedKernels("settings.txt");
        Markdown table = Markdown.table("attribute", "setting", "unit", "scope", "kernels", "meaning");
        SettingCatalog.ALL.forEach(setting -> table.row(
                code(setting.attribute()),
                code(setting.name()),
                setting.unit(),
                setting.scope(),
                plain(kernels.having(setting.attribute())),
                plain(setting.description())));
        return table.text();
    }

    private static String counters() {
        TestedKernels kernels = new TestedKernels("counters.txt");
        Markdown table = Markdown.table("attribute", "read from", "unit", "scope", "kernels", "meaning");
        CounterCatalog.ALL.forEach(counter -> table.row(
                code(counter.attribute()),
                plain(counter.source()),
                counter.unit(),
                counter.scope(),
                plain(kernels.having(counter.attribute())),
                plain(counter.description())));
        return table.text();
    }

    @Test
    void the_page_is_what_the_catalogues_say() throws IOException {
        new GeneratedPage(
                        "resources.md",
                        BEGIN + resources() + "## Kernel settings\n\n" + KERNELS + settings()
                                + "\n## Kernel counters\n\n" + KERNELS + counters())
                .check();
    }

    @Test
    void each_trap_is_of_a_resource() throws IOException {
        assertThat(chapters(Files.readString(TRAPS)).keySet())
                .isNotEmpty()
                .isSubsetOf(ResourceCatalog.ALL.stream().map(ResourceSpec::id).toList());
    }
}
