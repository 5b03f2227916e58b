package io.tcpheadroom.resource;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a resource: its names, whom it is shared with, where it is read and how, what a program sees when
 * it is full and what helps, and the shares of the limit at which it is worth a warning.
 */
public final class ResourceSpec {
    private final String id;
    private final String title;
    private final Scope scope;
    private final String unit;
    private final String source;
    private final String symptom;
    private final String remedy;
    private final double warnRatio;
    private final double criticalRatio;
    private final BiFunction<Kernel, Sample, Reading> reading;
    private final boolean levelsOff;
    private final @Nullable Predicate<Sample> presence;
    private final @Nullable Function<Kernel, OnDemand<?>> slowReading;
    private final boolean isDetail;
    private final ToLongBiFunction<Kernel, Sample> symptoms;
    private final boolean symptomsFromZero;
    private final @Nullable Double assumedCost;
    private final Load.@Nullable Direction costOf;

    private ResourceSpec(Draft draft, BiFunction<Kernel, Sample, Reading> reading) {
        id = draft.id;
        title = draft.title;
        scope = stated(draft.scope, "scope", draft);
        unit = stated(draft.unit, "unit", draft);
        source = stated(draft.source, "source", draft);
        symptom = stated(draft.symptom, "symptom", draft);
        remedy = stated(draft.remedy, "remedy", draft);
        warnRatio = draft.warnRatio;
        criticalRatio = draft.criticalRatio;
        this.reading = reading;
        levelsOff = draft.levelsOff;
        presence = draft.presence;
        slowReading = draft.slowReading;
        isDetail = draft.isDetail;
        symptoms = draft.symptoms;
        symptomsFromZero = draft.symptomsFromZero;
        assumedCost = draft.assumedCost;
        costOf = draft.costOf;
    }

    private static <T> T stated(@Nullable T value, String what, Draft draft) {
        if (value == null) {
            throw new IllegalStateException("resource " + draft.id + " has no " + what);
        }
        return value;
    }

    static Draft named(String id, String title) {
        return new Draft(id, title);
    }

    /** A specification being written down; {@link #read} ends it. */
    static final class Draft {
        private final String id;
        private final String title;
        private @Nullable Scope scope;
        private @Nullable String unit;
        private @Nullable String source;
        private @Nullable String symptom;
        private @Nullable String remedy;
        private double warnRatio = 0.80;
        private double criticalRatio = 0.90;
        private boolean levelsOff;
        private @Nullable Predicate<Sample> presence;
        private @Nullable Function<Kernel, OnDemand<?>> slowReading;
        private boolean isDetail;
        private ToLongBiFunction<Kernel, Sample> symptoms = (kernel, sample) -> 0;
        private boolean symptomsFromZero = true;
        private @Nullable Double assumedCost;
        private Load.@Nullable Direction costOf;

        private Draft(String id, String title) {
            this.id = id;
            this.title = title;
        }

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

        /** What it is read from, or from in part, is too slow for the tick: it is read when asked for, and again and again near a band. */
        Draft measuredBy(Function<Kernel, OnDemand<?>> slowly) {
            slowReading = slowly;
            return this;
        }

        /** The same of what is read at the tick, where the slow reading merely tells more of it: near a band it is made in the background. */
        Draft detailedBy(Function<Kernel, OnDemand<?>> slowly) {
            isDetail = true;
            return measuredBy(slowly);
        }

        /** And when this grows, which is cheap to have: a number that begins at 0 with the agent, or a level. */
        Draft orWhenGrows(ToLongBiFunction<Kernel, Sample> symptom) {
            symptoms = symptom;
            return this;
        }

        /** The same of a counter that began long before the agent did. */
        Draft orWhenCounterGrows(ToLongBiFunction<Kernel, Sample> symptom) {
            symptomsFromZero = false;
            return orWhenGrows(symptom);
        }

        /** What a connection uses of it at least, for as long as it is not measured. */
        Draft perConnection(double amount) {
            assumedCost = amount;
            return this;
        }

        /** The same of what connections of one direction alone use. */
        Draft perConnection(Load.Direction direction, double amount) {
            costOf = direction;
            return perConnection(amount);
        }

        ResourceSpec read(BiFunction<Kernel, Sample, Reading> how) {
            return new ResourceSpec(this, how);
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
        return presence != null;
    }

    boolean isPresent(Sample sample) {
        return presence == null || presence.test(sample);
    }

    /** What is too slow for the tick, if anything is. */
    @Nullable
    OnDemand<?> slowReading(Kernel kernel) {
        return slowReading == null ? null : slowReading.apply(kernel);
    }

    /** The slow reading merely tells more of what is read at the tick. */
    boolean isDetail() {
        return isDetail;
    }

    /** A number whose growth is a reason to read what is too slow for the tick. */
    long symptoms(Kernel kernel, Sample sample) {
        return symptoms.applyAsLong(kernel, sample);
    }

    boolean symptomsFromZero() {
        return symptomsFromZero;
    }

    /** What one more connection uses of it as far as that is known beforehand. */
    @Nullable
    Double assumedCost(Load.Direction direction) {
        return costOf == null || costOf == direction ? assumedCost : null;
    }

    /** @param sample of this tick, without its resources */
    Reading read(Kernel kernel, Sample sample) {
        return reading.apply(kernel, sample);
    }
}
