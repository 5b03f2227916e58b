package io.tcpheadroom.sample;

import java.util.Map;
import java.util.Objects;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** One MBean's attributes as they were read; one that is null or absent is neither a number nor a text. */
record Bean(ObjectName name, Map<String, @Nullable Object> attributes) {
    String key(String key) {
        return Objects.requireNonNullElse(name.getKeyProperty(key), "");
    }

    String text(String attribute) {
        return attributes.get(attribute) instanceof String text ? text : "";
    }

    @Nullable
    Long whole(String attribute) {
        return attributes.get(attribute) instanceof Number number ? (Long) number.longValue() : null;
    }

    @Nullable
    Double real(String attribute) {
        return attributes.get(attribute) instanceof Number number ? (Double) number.doubleValue() : null;
    }
}
