package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/**
 * One accept queue over the last half minute to a minute: the longest that it was seen, and how long a connection waited in it, by
 * Little's law. The area under its length, divided by the connections that were accepted meanwhile, is the time that each of them
 * waited, on average. For the sampler's thread alone.
 */
final class QueueHistory {
    private static final long HALF_NANOS = 30_000_000_000L;

    private @Nullable Half before;
    private @Nullable Half current;

    /** Sums over half a minute, or what there is of it. */
    private static final class Half {
        private final long startedNanos;
        private long peak;
        private double area;
        private long accepted;
        private long lastNanos;
        private long lastQueued;
        private long lastAcceptedTotal;

        Half(long atNanos, long queued, long acceptedTotal) {
            startedNanos = atNanos;
            lastNanos = atNanos;
            lastAcceptedTotal = acceptedTotal;
            lastQueued = queued;
            peak = queued;
        }

        /** Between two looks the length is taken to change evenly. */
        void add(long atNanos, long queued, long acceptedTotal) {
            area += (queued + lastQueued) / 2.0 * (atNanos - lastNanos);
            accepted += acceptedTotal - lastAcceptedTotal;
            peak = Math.max(peak, queued);
            lastNanos = atNanos;
            lastQueued = queued;
            lastAcceptedTotal = acceptedTotal;
        }

        boolean isOver(long atNanos) {
            return atNanos - startedNanos >= HALF_NANOS;
        }
    }

    /**
     * The queue was looked at.
     *
     * @param acceptedTotal connections accepted from it so far
     */
    void see(long atNanos, long queued, long acceptedTotal) {
        Half half = current;
        if (half == null || atNanos - half.lastNanos >= HALF_NANOS) {
            before = null;
            current = new Half(atNanos, queued, acceptedTotal);
            return;
        }
        half.add(atNanos, queued, acceptedTotal);
        if (half.isOver(atNanos)) {
            before = half;
            current = new Half(atNanos, queued, acceptedTotal);
        }
    }

    /** The queue could not be looked at: what became of it meanwhile is not known. */
    void miss() {
        before = null;
        current = null;
    }

    /** Null as long as it was not seen. */
    @Nullable
    Long peak() {
        Half half = current;
        if (half == null) {
            return null;
        }
        return before == null ? half.peak : Math.max(before.peak, half.peak);
    }

    /** Null when none was accepted: then nobody can tell. */
    @Nullable
    Double waitSeconds() {
        Half half = current;
        if (half == null) {
            return null;
        }
        double area = half.area + (before == null ? 0 : before.area);
        long accepted = half.accepted + (before == null ? 0 : before.accepted);
        return accepted <= 0 ? null : (Double) (area / accepted / 1e9);
    }
}
