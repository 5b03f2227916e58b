package io.tcpheadroom.tracker;

/** How long the connects of the last one to two minutes took that came up. Quantiles are at most a sixteenth off. Immutable. */
public final class ConnectSpeed {
    private static final double NANOS = 1e9;

    private final double slowest;
    private final double median;
    private final double p90;
    private final double p99;

    private ConnectSpeed(double slowest, double median, double p90, double p99) {
        this.slowest = slowest;
        this.median = median;
        this.p90 = p90;
        this.p99 = p99;
    }

    static ConnectSpeed of(ConnectHistogram one, ConnectHistogram other) {
        long[] counts = new long[ConnectHistogram.BUCKETS];
        long all = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] = (long) one.count(bucket) + other.count(bucket);
            all += counts[bucket];
        }
        long slowest = Math.max(one.slowestNanos(), other.slowestNanos());
        return new ConnectSpeed(
                slowest / NANOS,
                quantile(counts, all, 0.5, slowest),
                quantile(counts, all, 0.9, slowest),
                quantile(counts, all, 0.99, slowest));
    }

    /** What so many of them did not exceed. */
    private static double quantile(long[] counts, long all, double share, long slowest) {
        long left = (long) Math.ceil(share * all);
        int bucket = 0;
        while (bucket < counts.length - 1 && left > counts[bucket]) {
            left -= counts[bucket++];
        }
        return Math.min(slowest, ConnectHistogram.nanos(bucket)) / NANOS;
    }

    public double slowestSeconds() {
        return slowest;
    }

    public double medianSeconds() {
        return median;
    }

    public double p90Seconds() {
        return p90;
    }

    public double p99Seconds() {
        return p99;
    }
}
