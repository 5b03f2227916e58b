package io.tcpheadroom.resource;

import io.tcpheadroom.api.Status;

/** What a resource came to at one tick. Immutable; a number that cannot be had is null, and the reason says why. */
public final class ResourceSample {
    private final ResourceSpec spec;
    private final Reading reading;
    private final Long peak;
    private final Double trend;
    private final Status status;
    private final double warnRatio;
    private final double criticalRatio;
    private final long exceededTotal;

    ResourceSample(
            ResourceSpec spec,
            Reading reading,
            Long peak,
            Double trend,
            Status status,
            double warnRatio,
            double criticalRatio,
            long exceededTotal) {
        this.spec = spec;
        this.reading = reading;
        this.peak = peak;
        this.trend = trend;
        this.status = status;
        this.warnRatio = warnRatio;
        this.criticalRatio = criticalRatio;
        this.exceededTotal = exceededTotal;
    }

    /** What is fixed about it: id, title, scope, unit, source, symptom, remedy. */
    public ResourceSpec spec() {
        return spec;
    }

    public String id() {
        return spec.id();
    }

    public Long used() {
        return reading.used().orNull();
    }

    public Long limit() {
        return reading.limit().orNull();
    }

    /** Limit less used, never below 0; null without both. */
    public Long available() {
        return hasBoth()
                ? (Long) Math.max(0, reading.limit().value() - reading.used().value())
                : null;
    }

    /** Used divided by limit, 0 to 1; null without both. */
    public Double utilizationRatio() {
        return reading.utilization();
    }

    /** The highest used of any sample so far; null before the first. */
    public Long peak() {
        return peak;
    }

    /** By second; null while there are too few samples, 0 while what moves is only noise. */
    public Double trendPerSecond() {
        return trend;
    }

    /** When the limit is reached if the trend goes on; null when it does not grow. */
    public Double exhaustionSeconds() {
        return hasBoth() && trend != null && trend > 0 ? (Double) (available() / trend) : null;
    }

    public Status status() {
        return status;
    }

    /** How old used is: 0 when it was read at this tick; null when it was never read. */
    public Double ageSeconds() {
        return reading.ageSeconds();
    }

    /** Why there is no number, or what the number does not hold; null when there is nothing to add. */
    public String reason() {
        return reading.reason();
    }

    public double warnRatio() {
        return warnRatio;
    }

    public double criticalRatio() {
        return criticalRatio;
    }

    /** How often the status has risen to WARN or CRITICAL from below. */
    public long exceededTotal() {
        return exceededTotal;
    }

    private boolean hasBoth() {
        return reading.used().isNumber() && reading.limit().isNumber();
    }

    @Override
    public String toString() {
        return spec.id() + " " + reading.used() + " of " + reading.limit() + " " + status;
    }
}
