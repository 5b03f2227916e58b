package io.tcpheadroom.tracker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often something failed, by reason. For any thread. */
final class FailureCounts {
    private final Map<FailureReason, LongAdder> byReason = new EnumMap<>(FailureReason.class);

    FailureCounts() {
        for (FailureReason reason : FailureReason.values()) {
            byReason.put(reason, new LongAdder()); // the map itself never changes again
        }
    }

    private LongAdder of(FailureReason reason) {
        return Objects.requireNonNull(byReason.get(reason));
    }

    void add(FailureReason reason) {
        of(reason).increment();
    }

    /** Adds these counts to others and takes them away here: what is counted meanwhile is neither lost nor counted twice. */
    void drainTo(FailureCounts others) {
        byReason.forEach((reason, count) -> others.of(reason).add(count.sumThenReset()));
    }

    void addTo(FailureCounts others) {
        byReason.forEach((reason, count) -> others.of(reason).add(count.sum()));
    }

    long sum() {
        return byReason.values().stream().mapToLong(LongAdder::sum).sum();
    }

    FailureTotals totals() {
        Map<FailureReason, Long> totals = new EnumMap<>(FailureReason.class);
        byReason.forEach((reason, count) -> totals.put(reason, count.sum()));
        return new FailureTotals(totals);
    }
}
