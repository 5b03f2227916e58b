package io.tcpheadroom.resource;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One resource over time: peak, trend, bands, and how often it rose into one. Updated by the sampler's thread alone; the
 * bands can be set from any thread and hold from the next tick on.
 *
 * <p>A band is entered at its ratio and left {@value #HYSTERESIS} below it, so that a value that plays about the edge does
 * not ring at every tick.
 */
public final class Resource {
    static final double HYSTERESIS = 0.02;

    /** From this share of the lowest band on, what is slow is read again and again. */
    private static final double NEAR = 0.9;

    private final ResourceSpec spec;
    private final @Nullable OnDemand<?> slowReading;
    private final Rise symptoms;
    private boolean isNear;
    private boolean isWorthALook;
    private final Trend trend = new Trend();
    private final ConnectionCosts costs;

    private volatile @Nullable Double setWarnRatio;

    /** The default, or where the kernel itself began to act at the last tick. */
    private volatile double ownWarnRatio;

    private volatile double criticalRatio;

    private @Nullable Long peak;
    private Status status = Status.UNKNOWN;

    /** The last status but UNKNOWN: a reading that fails for a moment is no way out of a band. */
    private Status known = Status.UNKNOWN;

    private long exceeded;

    Resource(ResourceSpec spec) {
        this(spec, null);
    }

    /** @param slowReading what is read on demand, if anything is */
    Resource(ResourceSpec spec, @Nullable OnDemand<?> slowReading) {
        this.slowReading = slowReading;
        this.symptoms = new Rise(spec.symptomsFromZero());
        this.spec = spec;
        this.costs = new ConnectionCosts(spec);
        this.ownWarnRatio = spec.warnRatio();
        this.criticalRatio = spec.criticalRatio();
    }

    public ResourceSpec spec() {
        return spec;
    }

    /** As it was set, or as it came to at the last tick. */
    public double warnRatio() {
        Double set = setWarnRatio;
        return set != null ? set : ownWarnRatio;
    }

    public double criticalRatio() {
        return criticalRatio;
    }

    /** From this utilization on the status is WARN; 0 turns the band off. */
    public void setWarnRatio(double ratio) {
        setWarnRatio = checked(ratio);
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

    /** Reads now what is too slow for the tick; says in a sentence what became of it. For any thread. */
    public String measure() {
        if (slowReading == null) {
            return "read at each tick anyway";
        }
        boolean read = slowReading.measure();
        if (slowReading.problem() != null) {
            return "failed: " + slowReading.problem();
        }
        return read
                ? String.format(
                        Locale.ROOT, "read in %.1f ms, the next sample shows it", slowReading.tookSeconds() * 1e3)
                : notRead(slowReading.ageSeconds());
    }

    private static String notRead(@Nullable Double ageSeconds) {
        return ageSeconds == null
                ? "being read for others who asked before, the next sample shows it"
                : String.format(Locale.ROOT, "read %.1f s ago, too soon to read again", ageSeconds);
    }

    /** What is too slow for the tick, if anything is. */
    @Nullable
    OnDemand<?> slowReading() {
        return slowReading;
    }

    /** It is near a band, or can be, or its symptom has shown since the last reading: that is to be made again. For each tick. */
    boolean showsSymptom(Kernel kernel, Sample sample) {
        boolean hasRisen =
                slowReading != null && symptoms.hasRisen(spec.symptoms(kernel, sample), slowReading.readAtNanos());
        return (isNear && !spec.isDetail()) || hasRisen;
    }

    /** It is near a band, and the slow reading tells more of it. */
    boolean isWorthADetail() {
        return isNear && spec.isDetail();
    }

    /** Nothing is wrong, but the last reading says too little by now. */
    boolean isWorthALook() {
        return isWorthALook;
    }

    /** There is no such thing any more: what comes later under this name is another. The bands and the count of crossings stay. */
    void forget() {
        peak = null;
        status = Status.UNKNOWN;
        known = Status.UNKNOWN;
        trend.clear();
        costs.clear();
    }

    /**
     * @param now the instant of the tick, in the time of the readings
     * @param load the connections that are open then
     */
    ResourceSample update(Reading taken, long now, Load load) {
        Reading reading = taken;
        Double kernels = reading.warnRatio();
        ownWarnRatio = kernels != null ? kernels : spec.warnRatio();
        double warn = warnRatio();
        double critical = criticalRatio;
        isNear = isFrom(reading.utilizationAtMost(), NEAR, warn, critical);
        isWorthALook = reading.isFarFromKnown();
        Status next = status(reading, warn, critical);
        if (next == Status.OK && isFrom(reading.utilizationInDoubt(), 1, warn, critical)) {
            next = Status.UNKNOWN;
            reading = reading.undecided();
        }
        Figure used = reading.used();
        if (used.isNumber()) {
            peak = peak == null ? used.value() : Math.max(peak, used.value());
        }
        Long instant = reading.instant(now);
        if (used.isNumber() && instant != null) {
            trend.add(instant / 1e9, (double) used.value());
        } else {
            trend.clear();
        }
        if (isBand(next) && severity(next) > severity(known)) {
            exceeded++;
        }
        if (next != Status.UNKNOWN) {
            known = next;
        }
        status = next;
        Double perSecond = trend.perSecond();
        return new ResourceSample(
                this,
                reading,
                reading.ageSeconds(now),
                peak,
                perSecond,
                exhaustion(reading, perSecond),
                status,
                exceeded,
                costs.update(reading, now, load));
    }

    /** No forecast of what levels off by nature, nor further ahead than its readings carry. */
    private @Nullable Double exhaustion(Reading reading, @Nullable Double perSecond) {
        Long available = reading.available();
        if (available == null || perSecond == null || perSecond <= 0 || spec.levelsOff() || reading.levelsOff()) {
            return null;
        }
        double seconds = available / perSecond;
        return seconds <= trend.horizonSeconds() ? seconds : null;
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

    /** It has reached this share of a band that is on. */
    private static boolean isFrom(@Nullable Double utilization, double share, double... bands) {
        boolean isFrom = false;
        for (double band : bands) {
            isFrom |= utilization != null && band > 0 && utilization >= share * band;
        }
        return isFrom;
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
        return status == Status.CRITICAL ? 2 : status == Status.WARN ? 1 : 0;
    }
}
