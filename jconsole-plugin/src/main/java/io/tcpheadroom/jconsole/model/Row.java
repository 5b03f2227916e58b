package io.tcpheadroom.jconsole.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** A row of what an operation answered. Any item may be absent: the agent may be older or newer than this plugin. */
public final class Row {
    private final Map<String, @Nullable Object> items;

    private Row(Map<String, @Nullable Object> items) {
        this.items = Collections.unmodifiableMap(items);
    }

    static Row of(CompositeData data) {
        Map<String, @Nullable Object> items = new HashMap<>();
        data.getCompositeType().keySet().forEach(item -> items.put(item, data.get(item)));
        return new Row(items);
    }

    public @Nullable String text(String item) {
        Object value = items.get(item);
        return value instanceof String ? (String) value : null;
    }

    public String textOrEmpty(String item) {
        String text = text(item);
        return text == null ? "" : text;
    }

    public @Nullable Long longValue(String item) {
        Object value = items.get(item);
        return value instanceof Number ? (Long) ((Number) value).longValue() : null;
    }

    public @Nullable Double doubleValue(String item) {
        Object value = items.get(item);
        return value instanceof Number && Double.isFinite(((Number) value).doubleValue())
                ? (Double) ((Number) value).doubleValue()
                : null;
    }

    @Nullable
    Instant time(String item) {
        Object value = items.get(item);
        return value instanceof Date ? ((Date) value).toInstant() : null;
    }
}
