package io.tcpheadroom.jconsole.view;

/** The part of the last hour that a picture shows: so many seconds, up to now or up to an instant before. In seconds since the epoch. */
final class TimeWindow {
    static final double SHORTEST = 10;
    static final double LONGEST = 3_600;

    private double span = 300;
    private double now;
    private double held = Double.NaN;

    double span() {
        return span;
    }

    double start() {
        return end() - span;
    }

    double end() {
        return follows() ? now : held;
    }

    /** It moves on with the time. */
    boolean follows() {
        return Double.isNaN(held);
    }

    /** What is held moves on only when the hour has passed over it. */
    void moveTo(double newNow) {
        now = newNow;
        if (!follows()) {
            hold(held);
        }
    }

    /** The last seconds. */
    void showLast(double newSpan) {
        span = newSpan;
        held = Double.NaN;
    }

    void follow() {
        held = Double.NaN;
    }

    /**
     * Shows more or less around an instant, which stays where it is in the picture.
     *
     * @param factor below 1 for less
     */
    void zoom(double factor, double instant) {
        double share = (instant - start()) / span;
        double newSpan = Math.max(SHORTEST, Math.min(LONGEST, span * factor));
        double newEnd = instant + (1 - share) * newSpan;
        span = newSpan;
        hold(newEnd);
    }

    private void hold(double newEnd) {
        held = newEnd >= now ? Double.NaN : Math.max(newEnd, now - LONGEST + span);
    }
}
