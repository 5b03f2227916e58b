package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Attribute;
import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;

/** What an attribute says of itself over the wire: what it is, in which unit, where its value stands. Empty: not said. */
final class Described {
    private final String attribute;
    private final String description;
    private final String unit;
    private final String source;
    private final boolean counter;

    private Described(String attribute, String description, String unit, String source, boolean counter) {
        this.attribute = attribute;
        this.description = description;
        this.unit = unit;
        this.source = source;
        this.counter = counter;
    }

    static Described of(MBeanAttributeInfo info) {
        Descriptor descriptor = info.getDescriptor();
        return new Described(
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

    String attribute() {
        return attribute;
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

    /** It only grows: its rate is the news. */
    boolean isCounter() {
        return counter;
    }
}
