package io.tcpheadroom.resource;

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

    private final double[] connections = new double[MOST];
    private final double[] used = new double[MOST];
    private final long[] at = new long[MOST];
    private int size;

    /** As of the last change of a pair. */
    private @Nullable ConnectionCost cost;

    private boolean isChanged;

    void add(long open, long usedThen, long now) {
        forgetBefore(now - HALF_AN_HOUR_NANOS);
        int slot = slotFor(open);
        isChanged |= slot == size || connections[slot] != open || used[slot] != usedThen;
        size = Math.max(size, slot + 1);
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
        return isNear || size == MOST ? nearest : size;
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
        isChanged |= kept < size;
        size = kept;
    }

    void clear() {
        size = 0;
        isChanged = true;
    }

    private double span() {
        double least = connections[0];
        double most = connections[0];
        for (int i = 1; i < size; i++) {
            least = Math.min(least, connections[i]);
            most = Math.max(most, connections[i]);
        }
        return most - least;
    }

    /** Null while too little is known. */
    @Nullable
    ConnectionCost cost() {
        if (isChanged) {
            cost = fitted();
            isChanged = false;
        }
        return cost;
    }

    private @Nullable ConnectionCost fitted() {
        double span = span();
        if (size < FEWEST || span < LEAST_SPAN) {
            return null;
        }
        LeastSquares line = LeastSquares.of(connections, used, 0, size);
        double slope = line.slope();
        if (Math.abs(slope) * span < 1 && line.error() * span < 1) {
            return ConnectionCost.measured(0, size, 0); // all those connections did not use a single one
        }
        return slope > 0 && line.error() <= LARGEST_ERROR * slope
                ? ConnectionCost.measured(slope, size, line.error() / slope)
                : null;
    }
}
