package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What one resource or app used over time, and its limit, for as long as the span and no longer: the oldest point makes room
 * for the newest, and there is at most one point a second, so that it never grows beyond that. What is unknown is NaN.
 */
public final class Series {
    private static final int FIRST_ROOM = 64;
    private static final double LONGEST_USUAL_PAUSE = 10;

    private final double span;
    private double[] seconds = new double[FIRST_ROOM];
    private double[] used = new double[FIRST_ROOM];
    private double[] limit = new double[FIRST_ROOM];
    private int first;
    private int size;

    Series(Duration span) {
        this.span = span.toSeconds();
    }

    /** A point in the same second as the last one takes its place. */
    void add(Instant time, Long newUsed, Long newLimit) {
        double second = time.getEpochSecond();
        if (size == 0 || second > second(size - 1)) {
            dropOlderThan(second - span);
            makeRoom();
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

    private void makeRoom() {
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

    private static double orNaN(Long number) {
        return number == null ? Double.NaN : number;
    }

    private int slot(int index) {
        return (first + index) % seconds.length;
    }

    public int size() {
        return size;
    }

    int room() {
        return seconds.length;
    }

    /** Of the epoch. */
    public double second(int index) {
        return seconds[slot(index)];
    }

    public double used(int index) {
        return used[slot(index)];
    }

    public double limit(int index) {
        return limit[slot(index)];
    }

    /** Nothing was seen between this point and the one before it for much longer than is usual: no line connects them. */
    public boolean isAfterPause(int index) {
        if (index == 0) {
            return true;
        }
        double pause = second(index) - second(index - 1);
        double usual = index > 1 ? second(index - 1) - second(index - 2) : pause;
        return pause > LONGEST_USUAL_PAUSE && pause > 3 * usual;
    }
}
