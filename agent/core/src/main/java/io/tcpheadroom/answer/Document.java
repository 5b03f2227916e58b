package io.tcpheadroom.answer;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.config.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How all documents begin and what their status is; their members are described in docs/commands.md. */
public final class Document {
    private static final String SCHEMA = "tcp-headroom/";
    private static final String VERSION = "/1";

    private Document() {}

    /** An object whose members are in that order: names and values in turn. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }

    /** A document of that kind whose status is set when it is known. */
    public static Map<String, @Nullable Object> of(String kind, Map<String, @Nullable Object> target) {
        return object(
                "schema",
                SCHEMA + kind + VERSION,
                "version",
                Version.current(),
                "status",
                Status.UNKNOWN.name(),
                "target",
                target);
    }

    /** Each as an object. */
    static <T> List<Map<String, @Nullable Object>> list(
            Collection<? extends T> values, Function<T, Map<String, @Nullable Object>> object) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        values.forEach(value -> objects.add(object.apply(value)));
        return objects;
    }

    /** The worst of these: CRITICAL, WARN, OK; UNKNOWN where there is none of them. */
    public static String worst(Collection<String> statuses) {
        for (Status status : List.of(Status.CRITICAL, Status.WARN, Status.OK)) {
            if (statuses.contains(status.name())) {
                return status.name();
            }
        }
        return Status.UNKNOWN.name();
    }

    /** Rounded, for a ratio or seconds have no more digits that mean something. */
    static @Nullable Double rounded(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? value : (Double) (Math.round(value * 10_000) / 10_000.0);
    }
}
