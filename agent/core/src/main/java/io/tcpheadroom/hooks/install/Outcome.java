package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of a class that was to be woven: which hooks it has now and which have no place there, or why it has none. */
final class Outcome {
    private final String type;
    private final Set<Hook> hooks;
    private final Map<Hook, String> missing;
    private final @Nullable String failure;

    private Outcome(String type, Set<Hook> hooks, Map<Hook, String> missing, @Nullable String failure) {
        this.type = type;
        this.hooks = hooks;
        this.missing = missing;
        this.failure = failure;
    }

    /** @param type the class's own binary name; the same for the others */
    static Outcome woven(String type, Set<Hook> hooks, Map<Hook, String> missing) {
        return new Outcome(type, hooks, missing, null);
    }

    static Outcome failed(String type, String why) {
        return new Outcome(type, Set.of(), Map.of(), why);
    }

    /** The same class, left alone because it fits in part only: all of its hooks are missed for what is missing. */
    Outcome leftAlone() {
        String lacks = String.join(", ", new TreeSet<>(missing.values()));
        Map<Hook, String> all = new LinkedHashMap<>();
        hooks.forEach(hook -> all.put(hook, lacks));
        missing.keySet().forEach(hook -> all.put(hook, lacks));
        return new Outcome(type, Set.of(), all, null);
    }

    /** The class's own binary name: in a library that has been moved, not that of the catalogue. */
    String type() {
        return type;
    }

    Set<Hook> hooks() {
        return hooks;
    }

    /** By hook, the names of the methods or fields that the class does not have. */
    Map<Hook, String> missing() {
        return missing;
    }

    /** Why it is not woven, if it is not. */
    @Nullable
    String failure() {
        return failure;
    }
}
