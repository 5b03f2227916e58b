package io.tcpheadroom.it;

import io.tcpheadroom.api.Names;
import java.util.Map;
import java.util.TreeMap;
import javax.management.ObjectName;

/** Every number of our beans, by the key that {@link Scrape} gives it when an exporter publishes it. */
final class Numbers {
    private Numbers() {}

    static Map<String, Double> of(RemoteBeans beans) throws Exception {
        Map<String, Double> numbers = new TreeMap<>();
        for (ObjectName name : beans.server().queryNames(Names.ALL, null)) {
            Map<String, String> labels = new TreeMap<>(name.getKeyPropertyList());
            String type = labels.remove("type");
            beans.read(name).forEach((attribute, value) -> {
                if (value instanceof Number) {
                    String metric = "tcp_headroom_" + type + "_" + attribute;
                    numbers.put(Scrape.key(metric, labels), ((Number) value).doubleValue());
                }
            });
        }
        return numbers;
    }
}
