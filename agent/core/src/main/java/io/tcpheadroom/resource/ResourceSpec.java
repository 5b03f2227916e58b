package io.tcpheadroom.resource;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is fixed about a resource: its names, whom it is shared with, where it is read and how, what a program sees when
 * it is full and what helps, and the shares of the limit at which it is worth a warning.
 */
public final class ResourceSpec {
    private static final Predicate<Sample> ALWAYS = sample -> true;

    private final String id;
    private final String title;
    private Scope scope;
    private String unit;
    private String source;
    private String symptom;
    private String remedy;
    private double warnRatio = 0.80;
    private double criticalRatio = 0.90;
    private BiFunction<Kernel, Sample, Reading> reading;
    private boolean levelsOff;
    private Predicate<Sample> presence = ALWAYS;
    private Function<Kernel, OnDemand<?>> slowReading = kernel -> null;

    private ResourceSpec(String id, String title) {
        this.id = id;
        this.title = title;
    }

    static Draft named(String id, String title) {
        return new ResourceSpec(id, title).new Draft();
    }

    /** A specification being written down; {@link #read} ends it. */
    final class Draft {
        Draft scope(Scope sharedBy) {
            scope = sharedBy;
            return this;
        }

        Draft unit(String plural) {
            unit = plural;
            return this;
        }

        /** Where used and limit stand, for people. */
        Draft source(String files) {
            source = files;
            return this;
        }

        /** What a Java program sees when there is no more of it. */
        Draft symptom(String seen) {
            symptom = seen;
            return this;
        }

        Draft remedy(String change) {
            remedy = change;
            return this;
        }

        Draft thresholds(double warn, double critical) {
            warnRatio = warn;
            criticalRatio = critical;
            return this;
        }

        /** Its growth ends by itself: there is no forecast of it. */
        Draft levelsOff() {
            levelsOff = true;
            return this;
        }

        /** It comes and goes: there is such a resource only while this holds. */
        Draft onlyWhere(Predicate<Sample> present) {
            presence = present;
            return this;
        }

        /** What it is read from, or from in part, is too slow for the tick. */
        Draft measuredBy(Function<Kernel, OnDemand<?>> slowly) {
            slowReading = slowly;
            return this;
        }

        ResourceSpec read(BiFunction<Kernel, Sample, Reading> how) {
            reading = how;
            return ResourceSpec.this;
        }
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Scope scope() {
        return scope;
    }

    public String unit() {
        return unit;
    }

    public String source() {
        return source;
    }

    public String symptom() {
        return symptom;
    }

    public String remedy() {
        return remedy;
    }

    /** The band unless it was set otherwise; 0 is off. */
    public double warnRatio() {
        return warnRatio;
    }

    public double criticalRatio() {
        return criticalRatio;
    }

    boolean levelsOff() {
        return levelsOff;
    }

    /** It comes and goes. */
    boolean isOptional() {
        return presence != ALWAYS;
    }

    boolean isPresent(Sample sample) {
        return presence.test(sample);
    }

    /** Null when all of it is read at the tick. */
    OnDemand<?> slowReading(Kernel kernel) {
        return slowReading.apply(kernel);
    }

    /** @param sample of this tick, without its resources */
    Reading read(Kernel kernel, Sample sample) {
        return reading.apply(kernel, sample);
    }
}
