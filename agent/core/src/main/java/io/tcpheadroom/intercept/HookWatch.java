package io.tcpheadroom.intercept;

import io.tcpheadroom.advice.HookHealth;
import io.tcpheadroom.hooks.install.HookReport;
import io.tcpheadroom.hooks.install.HookStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how the hooks fare: what is missed is a line in the log, and all of it is plain data for the advice. A library's
 * hook can be missed at any time, when the library is loaded, so it looks at each tick, and asks for the report after a
 * change only: it takes half as long as all readings of a tick.
 */
public final class HookWatch {
    private final Supplier<List<HookReport>> report;
    private final LongSupplier changes;
    private final LongSupplier errorsTotal;
    private final Consumer<String> log;
    private volatile @Nullable String selfTestFailure;
    private volatile HookHealth seen = new HookHealth(Map.of(), null, 0);
    private long changesSeen = -1;
    private Map<String, String> missed = Map.of();

    /** @param changes a number that grows whenever the report may have become another */
    public HookWatch(
            Supplier<List<HookReport>> report, LongSupplier changes, LongSupplier errorsTotal, Consumer<String> log) {
        this.report = report;
        this.changes = changes;
        this.errorsTotal = errorsTotal;
        this.log = log;
    }

    /**
     * Takes note of how the self-test at start went.
     *
     * @param failure what was wrong, if anything was
     */
    public void selfTested(@Nullable String failure) {
        selfTestFailure = failure;
        if (failure != null) {
            log.accept("the hooks do not work on this JVM, sockets go uncounted: " + failure);
        }
    }

    /** Looks again; called by the sampler alone. */
    public void look() {
        long now = changes.getAsLong();
        if (now != changesSeen) {
            changesSeen = now;
            missed = missed();
            missed.forEach((hook, why) ->
                    log.accept("hook '" + hook + "' could not be installed; some sockets may not be counted: " + why));
        }
        seen = new HookHealth(missed, selfTestFailure, errorsTotal.getAsLong());
    }

    private Map<String, String> missed() {
        Map<String, String> missed = new HashMap<>();
        for (HookReport hook : report.get()) {
            if (hook.status() == HookStatus.MISSED) {
                missed.put(hook.hook(), hook.detail());
            }
        }
        return missed;
    }

    /** What the last look saw. */
    public HookHealth seen() {
        return seen;
    }
}
