package io.tcpheadroom.resource;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one more connection uses: the slope of the least-squares line through pairs of open connections and used, as they were read
 * in the last half hour. Of readings with about as many connections the latest stands for all, so that a program that stays where
 * it is does not push out what was seen on its way there.
 *
 * <p>A slope is a cost only where the connections varied, and where it is many times its own standard error: what other causes
 * move is none.
 */
final class CostFit {
    static final int FEWEST = 6;
    static final long LEAST_SPAN = 10;

    private static final int MOST = 64;
    private static final long HALF_AN_HOUR_NANOS = 1_800_000_000_000L;
    private static final double LARGEST_ERROR = 0.05;

    private final long[] connections = new long[MOST];
    private final long[] used = new long[MOST];
    private final long[] at = new long[MOST];
    private int size;

    void add(long open, long usedThen, long now) {
        forgetBefore(now - HALF_AN_HOUR_NANOS);
        int slot = slotFor(open);
        connections[slot] = open;
        used[slot] = usedThen;
        at[slot] = now;
    }

    /** Of the pairs the one that the new one stands for; a new one where there is none that near. */
    private int slotFor(long open) {
        int nearest = -1;
        for (int i = 0; i < size; i++) {
            if (nearest < 0 || Math.abs(connections[i] - open) < Math.abs(connections[nearest] - open)) {
                nearest = i;
            }
        }
        boolean isNear = nearest >= 0 && Math.abs(connections[nearest] - open) <= span() / MOST;
        return isNear || size == MOST ? nearest : size++;
    }

    private void forgetBefore(long instant) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (at[i] - instant >= 0) {
                connections[kept] = connections[i];
                used[kept] = used[i];
                at[kept] = at[i];
                kept++;
            }
        }
        size = kept;
    }

    void clear() {
        size = 0;
    }

    private long span() {
        long least = Arrays.stream(connections, 0, size).min().orElse(0);
        long most = Arrays.stream(connections, 0, size).max().orElse(0);
        return most - least;
    }

    /** Null while too little is known. */
    @Nullable
    ConnectionCost cost() {
        long span = size == 0 ? 0 : span();
        if (size < FEWEST || span < LEAST_SPAN) {
            return null;
        }
        double meanX = Arrays.stream(connections, 0, size).average().orElseThrow();
        double meanY = Arrays.stream(used, 0, size).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < size; i++) {
            double x = connections[i] - meanX;
            double y = used[i] - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xy / xx;
        double error = Math.sqrt(Math.max(0, yy - slope * xy) / (size - 2) / xx);
        if (Math.abs(slope) * span < 1 && error * span < 1) {
            return ConnectionCost.measured(0, size, 0); // all those connections did not use a single one
        }
        return slope > 0 && error <= LARGEST_ERROR * slope ? ConnectionCost.measured(slope, size, error / slope) : null;
    }
}
