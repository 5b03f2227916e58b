package io.tcpheadroom;

import io.tcpheadroom.advice.Interception;
import io.tcpheadroom.hooks.install.HookReport;
import io.tcpheadroom.hooks.install.HookStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks at how the hooks fare: what is missed is a line in the log, and all of it is plain data for the advice. A library's
 * hook can be missed at any time, when the library is loaded, so it looks at each tick.
 */
final class HookWatch {
    private final Supplier<List<HookReport>> report;
    private final LongSupplier errorsTotal;
    private final Consumer<String> log;
    private volatile String selfTestFailure;
    private volatile Interception seen = new Interception(Map.of(), null, 0);

    HookWatch(Supplier<List<HookReport>> report, LongSupplier errorsTotal, Consumer<String> log) {
        this.report = report;
        this.errorsTotal = errorsTotal;
        this.log = log;
    }

    /** @param failure what was wrong; null when all was well */
    void selfTested(String failure) {
        selfTestFailure = failure;
        if (failure != null) {
            log.accept("the hooks do not work on this JVM, sockets go uncounted: " + failure);
        }
    }

    /** Looks again. The log tells a line that it has told before no second time. */
    void look() {
        Map<String, String> missed = report.get().stream()
                .filter(hook -> hook.status() == HookStatus.MISSED)
                .collect(Collectors.toMap(HookReport::hook, HookReport::detail));
        seen = new Interception(missed, selfTestFailure, errorsTotal.getAsLong());
        seen.missedHooks()
                .forEach((hook, why) -> log.accept("hook '" + hook + "' is missed, sockets may go uncounted: " + why));
    }

    /** What the last look saw. */
    Interception seen() {
        return seen;
    }
}
