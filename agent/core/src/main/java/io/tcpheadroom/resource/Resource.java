package io.tcpheadroom.resource;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.Figure;

/**
 * One resource over time: peak, trend, bands, and how often it rose into one. Updated by the sampler's thread alone; the
 * bands can be set from any thread and hold from the next tick on.
 *
 * <p>A band is entered at its ratio and left {@value #HYSTERESIS} below it, so that a value that plays about the edge does
 * not ring at every tick.
 */
public final class Resource {
    static final double HYSTERESIS = 0.02;

    private final ResourceSpec spec;
    private final Trend trend = new Trend();
    private volatile Double setWarnRatio;
    private volatile double warnRatio;
    private volatile double criticalRatio;

    private Long peak;
    private Status status = Status.UNKNOWN;

    /** The last status but UNKNOWN: a reading that fails for a moment is no way out of a band. */
    private Status known = Status.UNKNOWN;

    private long exceeded;

    Resource(ResourceSpec spec) {
        this.spec = spec;
        this.warnRatio = spec.warnRatio();
        this.criticalRatio = spec.criticalRatio();
    }

    public ResourceSpec spec() {
        return spec;
    }

    /** As it was set, or as it came to at the last tick. */
    public double warnRatio() {
        return warnRatio;
    }

    public double criticalRatio() {
        return criticalRatio;
    }

    /** From this utilization on the status is WARN; 0 turns the band off. */
    public void setWarnRatio(double ratio) {
        setWarnRatio = checked(ratio);
        warnRatio = ratio;
    }

    public void setCriticalRatio(double ratio) {
        criticalRatio = checked(ratio);
    }

    private static double checked(double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("a ratio is from 0 to 1, where 0 is off: " + ratio);
        }
        return ratio;
    }

    ResourceSample update(Reading reading, double second) {
        double warn = warnRatio(reading);
        warnRatio = warn;
        double critical = criticalRatio;
        Figure used = reading.used();
        if (used.isNumber()) {
            peak = peak == null ? used.value() : Math.max(peak, used.value());
            trend.add(second, used.value());
        } else {
            trend.clear();
        }
        Status now = status(reading, warn, critical);
        if (isBand(now) && severity(now) > severity(known)) {
            exceeded++;
        }
        if (now != Status.UNKNOWN) {
            known = now;
        }
        status = now;
        return new ResourceSample(spec, reading, peak, trend.perSecond(), now, warn, critical, exceeded);
    }

    /** As set; else where the kernel says that it begins to act; else the default. */
    private double warnRatio(Reading reading) {
        Double set = setWarnRatio;
        if (set != null) {
            return set;
        }
        Double kernels = reading.warnRatio();
        return kernels != null ? kernels : spec.warnRatio();
    }

    private Status status(Reading reading, double warn, double critical) {
        Double utilization = reading.utilization();
        if (utilization == null) {
            return withoutNumber(reading.used(), reading.limit());
        }
        if (isIn(utilization, critical, status == Status.CRITICAL)) {
            return Status.CRITICAL;
        }
        return isIn(utilization, warn, isBand(status)) ? Status.WARN : Status.OK;
    }

    private static boolean isIn(double utilization, double band, boolean wasIn) {
        return band > 0 && utilization >= (wasIn ? band - HYSTERESIS : band);
    }

    /** No bound is no bound, whatever is used. */
    private static Status withoutNumber(Figure used, Figure limit) {
        if (limit.kind() == Figure.Kind.UNLIMITED) {
            return Status.UNLIMITED;
        }
        return used.kind() == Figure.Kind.NOT_APPLICABLE || limit.kind() == Figure.Kind.NOT_APPLICABLE
                ? Status.NOT_APPLICABLE
                : Status.UNKNOWN;
    }

    private static boolean isBand(Status status) {
        return status == Status.WARN || status == Status.CRITICAL;
    }

    private static int severity(Status status) {
        return isBand(status) ? status.ordinal() : 0;
    }
}
