package io.tcpheadroom.sample.crawler;

/**
 * How many connections the crawler wants at a time: it ramps up to its peak within {@value #RAMP_SECONDS} seconds, then
 * sinks to two fifths of it and rises again, once in {@value #PERIOD_SECONDS} seconds.
 */
final class Wave {
    static final int RAMP_SECONDS = 10;
    static final int PERIOD_SECONDS = 60;
    private static final double LOWEST = 0.4;

    private final int peak;

    Wave(int peak) {
        this.peak = peak;
    }

    int at(double seconds) {
        if (seconds < RAMP_SECONDS) {
            return (int) (peak * seconds / RAMP_SECONDS);
        }
        double turn = 2 * Math.PI * (seconds - RAMP_SECONDS) / PERIOD_SECONDS;
        double swing = (1 + Math.cos(turn)) / 2;
        return (int) Math.round(peak * (LOWEST + (1 - LOWEST) * swing));
    }
}
