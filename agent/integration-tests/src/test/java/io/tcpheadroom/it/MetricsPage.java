package io.tcpheadroom.it;

import static io.tcpheadroom.it.MarkdownTable.code;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;

/** {@code docs/metrics.md}: what comes out of jmx_exporter with our configuration, of the attributes that there are. */
final class MetricsPage {
    static final Path FILE = Path.of("../../docs/metrics.md");

    private static final String BEGIN = """
            # Metrics of jmx_exporter

            This page is generated: these metrics come out with [jmx-exporter.yml](monitoring/jmx-exporter.yml), the configuration that
            [Monitoring](monitoring/README.md#jmx_exporter) describes. A test scrapes a program and fails if a metric, its type or a label is not on this page.

            - A metric is absent while its value is unknown. `tcp_headroom_resource_status{resource="…",status="UNKNOWN"} 1` says so.
            - In braces are the names of the labels. `app`, `resource`, `pool` and `connector` hold the name of the bean.
            - What each number means in detail, and the kernels that have it: [mbeans.md](mbeans.md), [resources.md](resources.md).

            """;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(tcp_headroom_\\w+(?:\\{[\\w,]+})?)` \\| (\\w+) \\|");

    private MetricsPage() {}

    static String of(MBeanTree tree) {
        StringBuilder page = new StringBuilder(BEGIN.stripTrailing() + "\n");
        for (MBeanTree.Block block : tree.blocks()) {
            String bean = block.descriptions().keySet().iterator().next().replaceFirst(".*:", "");
            Map<Metric, List<String>> meanings =
                    new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
            Map<Metric, String> units = new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
            Arrays.stream(block.info().getAttributes())
                    .sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .forEach(attribute -> Metric.of(bean, attribute).ifPresent(metric -> {
                        meanings.computeIfAbsent(metric, key -> new ArrayList<>())
                                .add(attribute.getDescription());
                        units.put(metric, MBeanPage.field(attribute, "units"));
                    }));
            if (!meanings.isEmpty()) {
                page.append("\n## ")
                        .append(bean.split(",")[0].substring("type=".length()))
                        .append("\n\n");
                page.append(table(meanings, units));
            }
        }
        return page.toString();
    }

    private static String table(Map<Metric, List<String>> meanings, Map<Metric, String> units) {
        MarkdownTable table = new MarkdownTable(List.of("metric", "type", "unit", "meaning"));
        meanings.forEach((metric, texts) ->
                table.row(List.of(code(metric.text()), metric.type(), units.get(metric), String.join(". ", texts))));
        return table.text();
    }

    private static String meaning(Metric metric, MBeanAttributeInfo attribute) {
        if (metric.name().equals("tcp_headroom_app_sockets")) {
            return code(attribute.getName().toLowerCase(Locale.ROOT)) + ": " + attribute.getDescription();
        }
        return attribute.getType().equals("java.lang.String")
                ? "Always 1; the value is a label. " + attribute.getDescription()
                : attribute.getDescription();
    }

    /** Metrics with their labels and types, as the page has them. */
    static Set<String> rows() throws Exception {
        return ROW.matcher(Files.readString(FILE))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
