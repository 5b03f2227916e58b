package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one MBean when it was last read. Any attribute may be absent: the agent may be older or newer than this
 * plugin. An attribute that is absent, null, of another type or not finite is {@code null}.
 */
public final class Bean {
    private final ObjectName name;
    private final Instant readAt;
    private final Map<String, @Nullable Object> values;
    private final List<AttributeDescription> descriptions;
    private final Map<String, @Nullable Object> previous;
    private final double secondsSincePrevious;

    private Bean(
            ObjectName name,
            Instant readAt,
            Map<String, @Nullable Object> values,
            List<AttributeDescription> descriptions,
            Map<String, @Nullable Object> previous,
            double secondsSincePrevious) {
        this.name = name;
        this.readAt = readAt;
        this.values = values;
        this.descriptions = descriptions;
        this.previous = previous;
        this.secondsSincePrevious = secondsSincePrevious;
    }

    /** @param descriptions of the attributes, where the plugin does not know them beforehand */
    static Bean of(ObjectName name, Instant readAt, AttributeList attributes, List<AttributeDescription> descriptions) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Attribute attribute : attributes.asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return new Bean(name, readAt, values, descriptions, Map.of(), 0);
    }

    /** The same reading, with the rates of its counters since an earlier one. */
    Bean withRatesSince(Bean earlier) {
        double seconds = Duration.between(earlier.readAt, readAt).toMillis() / 1000.0;
        return new Bean(name, readAt, values, descriptions, earlier.values, seconds);
    }

    boolean isSameReadingAs(Bean other) {
        return values == other.values;
    }

    /** The same whole numbers; the others, such as ages, change all the time. */
    boolean hasSameCountsAs(Bean other) {
        return values.entrySet().stream()
                .filter(entry -> isCount(entry.getValue()))
                .allMatch(entry -> Objects.equals(entry.getValue(), other.values.get(entry.getKey())));
    }

    private static boolean isCount(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    public ObjectName name() {
        return name;
    }

    Instant readAt() {
        return readAt;
    }

    List<AttributeDescription> descriptions() {
        return descriptions;
    }

    public @Nullable Long longValue(String attribute) {
        return longValue(values, attribute);
    }

    private static @Nullable Long longValue(Map<String, @Nullable Object> values, String attribute) {
        Object value = values.get(attribute);
        return value instanceof Number ? ((Number) value).longValue() : null;
    }

    public @Nullable Double doubleValue(String attribute) {
        Object value = values.get(attribute);
        return value instanceof Number && Double.isFinite(((Number) value).doubleValue())
                ? ((Number) value).doubleValue()
                : null;
    }

    public @Nullable String text(String attribute) {
        Object value = values.get(attribute);
        return value instanceof String ? (String) value : null;
    }

    public String textOrEmpty(String attribute) {
        String text = text(attribute);
        return text == null ? "" : text;
    }

    /** The attribute, or the key of the bean's name when the attribute is absent. Empty without both. */
    public String text(String attribute, String key) {
        String text = text(attribute);
        return text != null ? text : Objects.requireNonNullElse(name.getKeyProperty(key), "");
    }

    /** How fast a counter grows: unknown at the first reading, and for a counter that fell because it was reset. */
    public @Nullable Double ratePerSecond(String counter) {
        Long now = longValue(counter);
        Long earlier = longValue(previous, counter);
        return now == null || earlier == null || now < earlier || secondsSincePrevious <= 0
                ? null
                : (now - earlier) / secondsSincePrevious;
    }
}
