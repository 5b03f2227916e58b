package io.tcpheadroom.tracker;

import java.util.EnumMap;
import java.util.Map;

/** How often something had failed at one instant, by reason. Immutable. */
public final class FailureTotals {
    /** Nothing has failed. */
    public static final FailureTotals NONE = new FailureTotals(new EnumMap<>(FailureReason.class));

    private final Map<FailureReason, Long> byReason;

    FailureTotals(Map<FailureReason, Long> byReason) {
        this.byReason = byReason;
    }

    public long of(FailureReason reason) {
        return byReason.getOrDefault(reason, 0L);
    }

    public long sum() {
        long sum = 0;
        if (!byReason.isEmpty()) {
            for (long count : byReason.values()) {
                sum += count;
            }
        }
        return sum;
    }

    public FailureTotals plus(FailureTotals other) {
        Map<FailureReason, Long> sums = new EnumMap<>(byReason);
        other.byReason.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
        return new FailureTotals(sums);
    }
}
