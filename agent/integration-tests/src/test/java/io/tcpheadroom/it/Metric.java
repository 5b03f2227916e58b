package io.tcpheadroom.it;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;

/**
 * What {@code docs/monitoring/jmx-exporter.yml} makes of an attribute, said a second time: {@link JmxExporterIT} holds it against a scrape. The
 * labels are in alphabetical order.
 */
record Metric(String name, String type, List<String> labels) {
    private static final Set<String> NUMBERS =
            Set.of("int", "long", "double", "java.lang.Integer", "java.lang.Long", "java.lang.Double");
    private static final Set<String> SOCKETS_OF_APP = Set.of("Clients", "Accepted", "Listeners", "Datagrams");
    private static final String TABLE = "javax.management.openmbean.TabularData";

    /** @param bean {@code type=Listener,port=*,address=*}; empty for a text that is no metric */
    static Optional<Metric> of(String bean, MBeanAttributeInfo attribute) {
        String type = value(bean.split(",")[0]).toLowerCase(Locale.ROOT);
        List<String> keys = Stream.of(bean.split(","))
                .skip(1)
                .map(key -> key.startsWith("name=") ? type : key.substring(0, key.indexOf('=')))
                .toList();
        String name = "tcp_headroom_" + type + "_" + snake(attribute.getName());
        if (type.equals("app") && SOCKETS_OF_APP.contains(attribute.getName())) {
            return Optional.of(gauge("tcp_headroom_app_sockets", with(keys, "kind")));
        }
        if (NUMBERS.contains(attribute.getType())) {
            return Optional.of(
                    name.endsWith("total")
                            ? new Metric(name.replaceFirst("_?total$", "_total"), "counter", with(keys))
                            : gauge(name, with(keys)));
        }
        if (attribute.getType().equals(TABLE)) {
            return Optional.of(
                    gauge(name, List.of(name.contains("_by_") ? name.substring(name.indexOf("_by_") + 4) : "kind")));
        }
        boolean isLabel = attribute.getName().equals("Status") && keys.size() == 1
                || attribute.getName().equals("App") && keys.size() == 2;
        return isLabel ? Optional.of(gauge(name, with(keys, snake(attribute.getName())))) : Optional.empty();
    }

    private static Metric gauge(String name, List<String> labels) {
        return new Metric(name, "gauge", labels);
    }

    private static String value(String key) {
        return key.substring(key.indexOf('=') + 1);
    }

    private static List<String> with(List<String> keys, String... further) {
        return Stream.concat(keys.stream(), Stream.of(further)).sorted().toList();
    }

    /** As jmx_exporter does: an underscore where a capital follows what is none. */
    private static String snake(String name) {
        return name.replaceAll("(?<=[^A-Z_])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** {@code tcp_headroom_listener_used{address,port}}. */
    String text() {
        return name + (labels.isEmpty() ? "" : labels.stream().collect(Collectors.joining(",", "{", "}")));
    }
}
