package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/**
 * Connections that the kernel dropped at one listener's accept queue. It counts them for the whole network namespace, so that they are
 * taken for a listener's when its queue was seen full at that time. A burst may be over before anybody looks: where no queue of the
 * program was seen full and no other process listens, they are taken for those of the listeners that accepted as many as their queues hold
 * between two looks. Where others listen too, or a backlog is unknown, that is a suspicion and no more. Immutable.
 */
public final class Overflows {
    /** After so long without a further one, they are over, and a new count begins with the next. */
    private static final double QUIET_SECONDS = 300;

    private final long count;
    private final long firstNanos;
    private final long lastNanos;
    private final boolean isSuspicion;

    private Overflows(long count, long firstNanos, long lastNanos, boolean isSuspicion) {
        this.count = count;
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
        this.isSuspicion = isSuspicion;
    }

    /** These, after earlier ones. */
    static Overflows after(@Nullable Overflows before, long count, long nowNanos) {
        return after(before, count, nowNanos, false);
    }

    /** The same where they may be another listener's, and be it another process's. */
    static Overflows suspectedAfter(@Nullable Overflows before, long count, long nowNanos) {
        return after(before, count, nowNanos, true);
    }

    private static Overflows after(@Nullable Overflows before, long count, long nowNanos, boolean isSuspicion) {
        return before == null || before.areOver(nowNanos)
                ? new Overflows(count, nowNanos, nowNanos, isSuspicion)
                : new Overflows(before.count + count, before.firstNanos, nowNanos, before.isSuspicion && isSuspicion);
    }

    /** The kernel's count of the network namespace, as long as this listener was suspect. */
    public long count() {
        return count;
    }

    /** Whether none of them can be told from another listener's. */
    public boolean areSuspected() {
        return isSuspicion;
    }

    public boolean areOver(long nowNanos) {
        return secondsSinceLast(nowNanos) > QUIET_SECONDS;
    }

    public double secondsSinceFirst(long nowNanos) {
        return seconds(firstNanos, nowNanos);
    }

    public double secondsSinceLast(long nowNanos) {
        return seconds(lastNanos, nowNanos);
    }

    /** A sample begins before its tables are read: what these show first comes a moment after it. */
    private static double seconds(long sinceNanos, long nowNanos) {
        return Math.max(0, nowNanos - sinceNanos) / 1e9;
    }
}
