package io.tcpheadroom.sample;

import java.util.Map;
import javax.management.ObjectName;

/** One MBean's attributes as they were read; an attribute that is null or absent is no number and no text. */
record Bean(ObjectName name, Map<String, Object> attributes) {
    String key(String key) {
        return name.getKeyProperty(key);
    }

    String text(String attribute) {
        return attributes.get(attribute) instanceof String text ? text : "";
    }

    Long whole(String attribute) {
        return attributes.get(attribute) instanceof Number number ? (Long) number.longValue() : null;
    }

    Double real(String attribute) {
        return attributes.get(attribute) instanceof Number number ? (Double) number.doubleValue() : null;
    }
}
