package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.ObjectName;

/**
 * What one MBean said when it was last read. Every attribute may be absent: the agent may be older or newer than this plugin.
 * Absent, null, of another type and not a number are all {@code null}.
 */
public final class Bean {
    private final ObjectName name;
    private final Instant read;
    private final Map<String, Object> values;
    private final List<Described> described;
    private final Map<String, Object> before;
    private final double secondsSinceBefore;

    private Bean(
            ObjectName name,
            Instant read,
            Map<String, Object> values,
            List<Described> described,
            Map<String, Object> before,
            double secondsSinceBefore) {
        this.name = name;
        this.read = read;
        this.values = values;
        this.described = described;
        this.before = before;
        this.secondsSinceBefore = secondsSinceBefore;
    }

    /** @param described what the attributes say of themselves, where the plugin does not know it beforehand */
    static Bean of(ObjectName name, Instant read, AttributeList attributes, List<Described> described) {
        Map<String, Object> values = new HashMap<>();
        for (Attribute attribute : attributes.asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return new Bean(name, read, values, described, Map.of(), 0);
    }

    /** The same bean, with rates: how its counters have grown since the earlier reading. */
    Bean since(Bean earlier) {
        double seconds = Duration.between(earlier.read, read).toMillis() / 1000.0;
        return new Bean(name, read, values, described, earlier.values, seconds);
    }

    boolean isSameReadingAs(Bean other) {
        return values == other.values;
    }

    public ObjectName name() {
        return name;
    }

    Instant read() {
        return read;
    }

    List<Described> described() {
        return described;
    }

    public Long whole(String attribute) {
        return whole(values, attribute);
    }

    private static Long whole(Map<String, Object> values, String attribute) {
        Object value = values.get(attribute);
        return value instanceof Number ? ((Number) value).longValue() : null;
    }

    public Double real(String attribute) {
        Object value = values.get(attribute);
        return value instanceof Number && Double.isFinite(((Number) value).doubleValue())
                ? ((Number) value).doubleValue()
                : null;
    }

    public String text(String attribute) {
        Object value = values.get(attribute);
        return value instanceof String ? (String) value : null;
    }

    /** The attribute, or the key of the bean's name when the attribute is absent. */
    public String text(String attribute, String key) {
        String text = text(attribute);
        return text != null ? text : name.getKeyProperty(key);
    }

    /** How fast a counter grows; null at the first reading, and for a counter that fell: it began anew. */
    public Double perSecond(String counter) {
        Long now = whole(counter);
        Long then = whole(before, counter);
        return now == null || then == null || now < then || secondsSinceBefore <= 0
                ? null
                : (now - then) / secondsSinceBefore;
    }
}
