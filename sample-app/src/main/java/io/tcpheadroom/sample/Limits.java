package io.tcpheadroom.sample;

import java.util.Comparator;
import java.util.List;

/** The readings of all resources at one time: those with a utilization, nearest to their limit first, and the others. */
record Limits(List<Reading> nearest, List<Resource> withoutNumber) {
    private static final Comparator<Reading> NEAREST_FIRST =
            Comparator.comparing(Reading::utilization).reversed().thenComparing(Reading::name);

    static Limits read(Beans beans) {
        return of(beans
                .read(
                        "type=Resource,name=*",
                        "Unit",
                        "Used",
                        "Limit",
                        "Available",
                        "UtilizationRatio",
                        "TrendPerSecond",
                        "Status")
                .stream()
                .map(Limits::resource)
                .toList());
    }

    static Limits of(List<Resource> resources) {
        return new Limits(
                resources.stream()
                        .flatMap(resource -> resource.reading().stream())
                        .sorted(NEAREST_FIRST)
                        .toList(),
                resources.stream()
                        .filter(resource -> resource.reading().isEmpty())
                        .toList());
    }

    private static Resource resource(Bean bean) {
        return new Resource(
                bean.key("name"),
                bean.text("Unit"),
                bean.whole("Used"),
                bean.whole("Limit"),
                bean.whole("Available"),
                bean.real("UtilizationRatio"),
                bean.real("TrendPerSecond"),
                bean.text("Status"));
    }
}
