package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one resource or app used over time, and its limit, as a ring buffer: at most one point per second, none older than the
 * span. An unknown value is NaN.
 */
public final class TimeSeries {
    private static final int INITIAL_CAPACITY = 64;
    private static final double MAX_USUAL_GAP_SECONDS = 10;

    private final double span;
    private double[] seconds = new double[INITIAL_CAPACITY];
    private double[] used = new double[INITIAL_CAPACITY];
    private double[] limit = new double[INITIAL_CAPACITY];
    private int first;
    private int size;

    TimeSeries(Duration span) {
        this.span = span.toSeconds();
    }

    /** A point in the same second as the last one replaces it. */
    void add(Instant time, @Nullable Long newUsed, @Nullable Long newLimit) {
        double second = time.getEpochSecond();
        if (size == 0 || second > second(size - 1)) {
            dropOlderThan(second - span);
            ensureCapacity();
            size++;
        }
        int slot = slot(size - 1);
        seconds[slot] = second;
        used[slot] = orNaN(newUsed);
        limit[slot] = orNaN(newLimit);
    }

    private void dropOlderThan(double oldest) {
        while (size > 0 && second(0) <= oldest) {
            first = slot(1);
            size--;
        }
    }

    private void ensureCapacity() {
        if (size == seconds.length) {
            seconds = grown(seconds);
            used = grown(used);
            limit = grown(limit);
            first = 0;
        }
    }

    private double[] grown(double[] ring) {
        double[] straight = Arrays.copyOf(Arrays.copyOfRange(ring, first, ring.length), 2 * ring.length);
        System.arraycopy(ring, 0, straight, ring.length - first, first);
        return straight;
    }

    private static double orNaN(@Nullable Long number) {
        return number == null ? Double.NaN : number;
    }

    private int slot(int index) {
        return (first + index) % seconds.length;
    }

    public int size() {
        return size;
    }

    int capacity() {
        return seconds.length;
    }

    /** In seconds since the epoch. */
    public double second(int index) {
        return seconds[slot(index)];
    }

    public double used(int index) {
        return used[slot(index)];
    }

    public double limit(int index) {
        return limit[slot(index)];
    }

    /** The first point at or after that second, or the size. */
    public int indexSince(double second) {
        int index = 0;
        while (index < size && second(index) < second) {
            index++;
        }
        return index;
    }

    /** The highest used since that second; 0 when there is none. */
    public double maxUsed(double since) {
        return maxUsed(since, Double.POSITIVE_INFINITY);
    }

    /** The highest used of that time; 0 when there is none. */
    public double maxUsed(double since, double until) {
        double max = 0;
        for (int i = indexSince(since); i < size && second(i) <= until; i++) {
            max = Double.isNaN(used(i)) ? max : Math.max(max, used(i));
        }
        return max;
    }

    public boolean hasUsed() {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(used(i))) {
                return true;
            }
        }
        return false;
    }

    /** Nothing was sampled before this point for much longer than usual: no line connects it to the one before. */
    public boolean isAfterGap(int index) {
        if (index == 0) {
            return true;
        }
        double gap = second(index) - second(index - 1);
        double usual = index > 1 ? second(index - 1) - second(index - 2) : gap;
        return gap > MAX_USUAL_GAP_SECONDS && gap > 3 * usual;
    }
}
