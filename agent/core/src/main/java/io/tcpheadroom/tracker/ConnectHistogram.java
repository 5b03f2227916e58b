package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations by size, eight buckets to each doubling: what a bucket stands for is at most a sixteenth off. From 16 microseconds, of which
 * each is a bucket, to over two minutes, which is more than any kernel tries; the slowest is exact.
 */
final class ConnectHistogram {
    private static final int NANOS = 1_000;
    private static final int BITS = 3;
    private static final int PER_DOUBLING = 1 << BITS;

    /** Below, each microsecond has a bucket of its own. */
    private static final int EXACT = 2 * PER_DOUBLING;

    private static final int DOUBLINGS = 23;
    static final int BUCKETS = EXACT + DOUBLINGS * PER_DOUBLING;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);
    private final LongAdder count = new LongAdder();
    private final AtomicLong slowestNanos = new AtomicLong();

    void add(long nanos) {
        counts.getAndIncrement(bucket(nanos / NANOS));
        count.increment();
        long slowest = slowestNanos.get();
        while (nanos > slowest && !slowestNanos.compareAndSet(slowest, nanos)) {
            slowest = slowestNanos.get();
        }
    }

    long count() {
        return count.sum();
    }

    int count(int bucket) {
        return counts.get(bucket);
    }

    long slowestNanos() {
        return slowestNanos.get();
    }

    private static int bucket(long micros) {
        if (micros < EXACT) {
            return (int) micros;
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - BITS;
        int within = (int) (micros >> doubling) - PER_DOUBLING;
        return Math.min(BUCKETS - 1, doubling * PER_DOUBLING + PER_DOUBLING + within);
    }

    /** The middle of what falls into a bucket. */
    static long nanos(int bucket) {
        if (bucket < EXACT) {
            return (long) bucket * NANOS;
        }
        int doubling = bucket / PER_DOUBLING - 1;
        long lowest = (long) (PER_DOUBLING + bucket % PER_DOUBLING) << doubling;
        return (lowest + (1L << doubling) / 2) * NANOS;
    }
}
