package io.tcpheadroom.jconsole.model;

import java.util.HashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.ObjectName;

/**
 * What one MBean said at one tick. Every attribute may be absent: the agent may be older or newer than this plugin.
 * Absent, null, of another type and not a number are all {@code null}.
 */
public final class Bean {
    private final ObjectName name;
    private final Map<String, Object> values;

    private Bean(ObjectName name, Map<String, Object> values) {
        this.name = name;
        this.values = values;
    }

    static Bean of(ObjectName name, AttributeList attributes) {
        Map<String, Object> values = new HashMap<>();
        for (Attribute attribute : attributes.asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return new Bean(name, values);
    }

    /** The same bean with one more value, such as a rate, which no MBean has as an attribute. */
    Bean with(String attribute, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(attribute, value);
        return new Bean(name, more);
    }

    public ObjectName name() {
        return name;
    }

    public Long whole(String attribute) {
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
}
