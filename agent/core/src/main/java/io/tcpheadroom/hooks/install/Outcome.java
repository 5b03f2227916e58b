package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a class that was to be woven: which hooks it has now and which have no place there, or why it has none. */
final class Outcome {
    private final Set<Hook> hooks;
    private final Map<Hook, String> missing;
    private final @Nullable String failure;

    private Outcome(Set<Hook> hooks, Map<Hook, String> missing, @Nullable String failure) {
        this.hooks = hooks;
        this.missing = missing;
        this.failure = failure;
    }

    static Outcome woven(Set<Hook> hooks, Map<Hook, String> missing) {
        return new Outcome(hooks, missing, null);
    }

    static Outcome failed(String why) {
        return new Outcome(Set.of(), Map.of(), why);
    }

    Set<Hook> hooks() {
        return hooks;
    }

    /** By hook, the name of the method or field that the class does not have. */
    Map<Hook, String> missing() {
        return missing;
    }

    /** Why it is not woven, if it is not. */
    @Nullable
    String failure() {
        return failure;
    }
}
