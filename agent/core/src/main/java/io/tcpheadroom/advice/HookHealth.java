package io.tcpheadroom.advice;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the hooks fare, as plain data. Immutable. */
public final class HookHealth {
    private final SortedMap<String, String> missedHooks;
    private final @Nullable String selfTestFailure;
    private final long errorsTotal;

    /**
     * @param missedHooks see {@link #missedHooks()}
     * @param selfTestFailure what the self-test at start found wrong
     * @param errorsTotal exceptions inside hooks, suppressed
     */
    public HookHealth(Map<String, String> missedHooks, @Nullable String selfTestFailure, long errorsTotal) {
        this.missedHooks = Collections.unmodifiableSortedMap(new TreeMap<>(missedHooks));
        this.selfTestFailure = selfTestFailure;
        this.errorsTotal = errorsTotal;
    }

    /** The hooks that found no place or could not be woven, each with why. One whose library is not loaded is none of them. */
    public SortedMap<String, String> missedHooks() {
        return missedHooks;
    }

    /** What the self-test at start found wrong. */
    public @Nullable String selfTestFailure() {
        return selfTestFailure;
    }

    /** Exceptions inside hooks, suppressed. */
    public long errorsTotal() {
        return errorsTotal;
    }
}
