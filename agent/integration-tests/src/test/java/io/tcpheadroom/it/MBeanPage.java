package io.tcpheadroom.it;

import static io.tcpheadroom.it.MarkdownTable.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;

/** {@code docs/mbeans.md}: what a client is told of each bean, for people. */
final class MBeanPage {
    private static final String BEGIN = """
            # MBeans

            This page is generated from the MBeans of a running program. `MBeanTreeIT` fails where it differs. Names never change from one version to
            the next; new ones may be added.

            - Types are those of the interfaces in `io.tcpheadroom.api`. A client without them sees `CompositeData[]` for a list of rows and `TabularData` for a map.
            - A boxed type (`Long`, `Double`) may be null: the value is not known. No attribute ever throws an exception.
            - A `*` in a name stands for a value that comes from the program.
            - An attribute without a *scope* column counts this JVM alone. The attributes of a `Resource` have the scope that its `Scope` says;
              [resources.md](resources.md) lists it.
            - A counter only grows, but for those of a bean `other` ([why](monitoring/README.md#jmx)). A gauge goes up and down.
            - [metrics.md](metrics.md) lists what jmx_exporter makes of each number.

            """;

    private MBeanPage() {}

    static String of(MBeanTree tree) {
        List<MBeanTree.Block> blocks = tree.blocks();
        String contents = blocks.stream()
                .map(block -> "- [" + heading(block) + "](#" + heading(block).toLowerCase(Locale.ROOT) + "): "
                        + String.join("; ", new TreeSet<>(block.descriptions().values())) + "\n")
                .collect(Collectors.joining());
        return BEGIN + contents + blocks.stream().map(MBeanPage::section).collect(Collectors.joining());
    }

    /** {@code Resource} of {@code tcp.headroom:type=Resource,name=heap}. */
    static String heading(MBeanTree.Block block) {
        return name(block).replaceFirst(".*:type=", "").replaceFirst(",.*", "");
    }

    private static String name(MBeanTree.Block block) {
        return block.descriptions().keySet().iterator().next();
    }

    private static String section(MBeanTree.Block block) {
        StringBuilder text = new StringBuilder("\n## " + heading(block) + "\n\n");
        boolean isOne = block.descriptions().size() == 1;
        text.append(code(isOne ? name(block) : name(block).replaceFirst("[^=]*$", "…")))
                .append("\n\n");
        new TreeSet<>(block.descriptions().values())
                .forEach(description -> text.append(description).append(".\n\n"));
        if (!isOne) {
            text.append(block.descriptions().keySet().stream()
                    .map(name -> name.substring(name.lastIndexOf('=') + 1))
                    .map(name -> "[`" + name + "`](resources.md#" + name + ")")
                    .collect(Collectors.joining(", ", "The names: ", ".\n\n")));
        }
        text.append(attributes(block.info().getAttributes()));
        text.append(operations(block.info().getOperations()));
        text.append(notifications(block.info().getNotifications()));
        return text.toString();
    }

    private static String attributes(MBeanAttributeInfo[] attributes) {
        boolean hasScopes = Arrays.stream(attributes)
                .anyMatch(attribute -> !field(attribute, "scope").isEmpty());
        MarkdownTable table = new MarkdownTable(
                hasScopes
                        ? List.of("attribute", "type", "unit", "scope", "read from", "meaning")
                        : List.of("attribute", "type", "unit", "meaning"));
        sorted(attributes).forEach(attribute -> {
            List<String> cells = new ArrayList<>();
            cells.add(code(attribute.getName()));
            cells.add(type(attribute));
            cells.add(field(attribute, "units"));
            if (hasScopes) {
                cells.add(field(attribute, "scope"));
                cells.add(field(attribute, "source"));
            }
            cells.add(attribute.getDescription() + (attribute.isWritable() ? ". *Writable*" : ""));
            table.row(cells);
        });
        return table.isEmpty() ? "" : table.text();
    }

    private static String type(MBeanAttributeInfo attribute) {
        String metric = field(attribute, "metricType");
        return simple(attribute) + (metric.isEmpty() ? "" : ", " + metric);
    }

    /** The type of Java that the value has in our interfaces: {@code Map<String, Long>} where JMX has a table. */
    private static String simple(MBeanFeatureInfo feature) {
        String type = field(feature, "originalType").isEmpty() ? declared(feature) : field(feature, "originalType");
        return code(type.replaceAll("[a-zA-Z_]+\\.", ""));
    }

    private static String declared(MBeanFeatureInfo feature) {
        if (feature instanceof MBeanAttributeInfo attribute) {
            return attribute.getType();
        }
        return feature instanceof MBeanParameterInfo parameter
                ? parameter.getType()
                : ((MBeanOperationInfo) feature).getReturnType();
    }

    private static String operations(MBeanOperationInfo[] operations) {
        MarkdownTable table = new MarkdownTable(List.of("operation", "answers", "meaning"));
        sorted(operations)
                .forEach(operation -> table.row(List.of(
                        code(operation.getName() + "(" + parameterTypes(operation) + ")"),
                        simple(operation) + items(operation),
                        operation.getDescription() + parameters(operation))));
        return table.isEmpty() ? "" : "\n" + table.text();
    }

    private static String parameterTypes(MBeanOperationInfo operation) {
        return Arrays.stream(operation.getSignature())
                .map(parameter -> parameter.getType().replaceAll("[a-z]+\\.", ""))
                .collect(Collectors.joining(", "));
    }

    private static String parameters(MBeanOperationInfo operation) {
        MBeanParameterInfo[] parameters = operation.getSignature();
        return IntStream.range(0, parameters.length)
                .mapToObj(index -> ". Parameter" + (parameters.length == 1 ? "" : " " + (index + 1)) + ": "
                        + parameters[index].getDescription())
                .collect(Collectors.joining());
    }

    /** What each row of a list has. */
    private static String items(MBeanOperationInfo operation) {
        Object type = operation.getDescriptor().getFieldValue("openType");
        return type instanceof ArrayType<?> array && array.getElementOpenType() instanceof CompositeType row
                ? " of " + row.keySet().stream().map(MarkdownTable::code).collect(Collectors.joining(", "))
                : "";
    }

    private static String notifications(MBeanNotificationInfo[] notifications) {
        MarkdownTable table = new MarkdownTable(List.of("notification", "meaning"));
        sorted(notifications)
                .forEach(notification -> table.row(List.of(
                        Arrays.stream(notification.getNotifTypes())
                                .map(MarkdownTable::code)
                                .collect(Collectors.joining(", ")),
                        notification.getDescription())));
        return table.isEmpty() ? "" : "\n" + table.text();
    }

    private static <F extends MBeanFeatureInfo> List<F> sorted(F[] features) {
        return Arrays.stream(features)
                .sorted(Comparator.comparing(MBeanFeatureInfo::getName)
                        .thenComparing(feature ->
                                feature instanceof MBeanOperationInfo operation ? parameterTypes(operation) : ""))
                .toList();
    }

    private static String overload(MBeanFeatureInfo feature) {
        return feature instanceof MBeanOperationInfo operation
                ? parameterTypes(operation).toLowerCase(Locale.ROOT)
                : "";
    }

    static String field(MBeanFeatureInfo feature, String name) {
        Object value = feature.getDescriptor().getFieldValue(name);
        return value == null ? "" : value.toString();
    }
}
