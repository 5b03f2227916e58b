package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Attribute;
import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;

/** The metadata of an attribute: what it is, its unit, the source of its value. A text is empty when the agent gives none. */
final class AttributeDescription {
    private final String name;
    private final String description;
    private final String unit;
    private final String source;
    private final boolean counter;

    private AttributeDescription(String name, String description, String unit, String source, boolean counter) {
        this.name = name;
        this.description = description;
        this.unit = unit;
        this.source = source;
        this.counter = counter;
    }

    static AttributeDescription of(MBeanAttributeInfo info) {
        Descriptor descriptor = info.getDescriptor();
        return new AttributeDescription(
                info.getName(),
                info.getDescription() == null ? "" : info.getDescription(),
                text(descriptor, "units"),
                text(descriptor, "source"),
                text(descriptor, "metricType").equals(Attribute.COUNTER)
                        || info.getName().endsWith("Total"));
    }

    private static String text(Descriptor descriptor, String field) {
        Object value = descriptor.getFieldValue(field);
        return value == null ? "" : value.toString();
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    String unit() {
        return unit;
    }

    String source() {
        return source;
    }

    /** Only its rate is of interest. */
    boolean isCounter() {
        return counter;
    }
}
