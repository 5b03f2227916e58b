package io.tcpheadroom.tracker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How often something failed, by reason. For any thread, without a lock. There are thousands of these, and nearly all stay at zero: the
 * counters are made at the first failure.
 */
final class FailureCounts {
    /** Empty until something fails; then one map of all reasons, which itself never changes again. */
    private final AtomicReference<Map<FailureReason, AtomicLong>> byReason = new AtomicReference<>(Map.of());

    void add(FailureReason reason) {
        of(reason).incrementAndGet();
    }

    private AtomicLong of(FailureReason reason) {
        return Objects.requireNonNull(madeCounters().get(reason));
    }

    private Map<FailureReason, AtomicLong> madeCounters() {
        Map<FailureReason, AtomicLong> known = counters();
        if (!known.isEmpty()) {
            return known;
        }
        Map<FailureReason, AtomicLong> made = new EnumMap<>(FailureReason.class);
        for (FailureReason reason : FailureReason.values()) {
            made.put(reason, new AtomicLong());
        }
        return byReason.compareAndSet(known, made) ? made : counters(); // another thread's were first
    }

    private Map<FailureReason, AtomicLong> counters() {
        return Objects.requireNonNull(byReason.get());
    }

    /** Adds these counts to others and takes them away here: what is counted meanwhile is neither lost nor counted twice. */
    void drainTo(FailureCounts others) {
        counters().forEach((reason, count) -> others.add(reason, count.getAndSet(0)));
    }

    void addTo(FailureCounts others) {
        counters().forEach((reason, count) -> others.add(reason, count.get()));
    }

    private void add(FailureReason reason, long count) {
        if (count != 0) {
            of(reason).addAndGet(count);
        }
    }

    long sum() {
        long sum = 0;
        for (AtomicLong count : counters().values()) {
            sum += count.get();
        }
        return sum;
    }

    /** {@link FailureTotals#NONE} itself where nothing has failed. */
    FailureTotals totals() {
        if (sum() == 0) {
            return FailureTotals.NONE;
        }
        Map<FailureReason, Long> totals = new EnumMap<>(FailureReason.class);
        counters().forEach((reason, count) -> totals.put(reason, count.get()));
        return new FailureTotals(totals);
    }
}
