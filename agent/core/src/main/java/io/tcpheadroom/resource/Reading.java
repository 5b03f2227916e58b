package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One look at a resource: what is used, against which limit, and what there is to say about it. */
public final class Reading {
    /** What is younger than a tick may take was read at this one. */
    private static final double TICK_SECONDS = 0.05;

    private static final double WORTH_A_LOOK = 0.1;

    private final Figure used;
    private final Figure limit;
    private final @Nullable Supplier<String> note;
    private final @Nullable Figure warnAt;
    private final boolean atThisTick;
    private final @Nullable Long readAtNanos;
    private final @Nullable Bound bound;
    private final boolean levelsOff;

    private Reading(
            Figure used,
            Figure limit,
            @Nullable Supplier<String> note,
            @Nullable Figure warnAt,
            boolean atThisTick,
            @Nullable Long readAtNanos,
            @Nullable Bound bound,
            boolean levelsOff) {
        this.atThisTick = atThisTick;
        this.readAtNanos = readAtNanos;
        this.used = used;
        this.limit = limit;
        this.note = note;
        this.warnAt = warnAt;
        this.bound = bound;
        this.levelsOff = levelsOff;
    }

    /** What used may come to, as far as that is not known. */
    private static final class Bound {
        final Figure most;
        final Figure inDoubt;
        final Supplier<String> doubt;

        Bound(Figure most, Figure inDoubt, Supplier<String> doubt) {
            this.most = most;
            this.inDoubt = inDoubt;
            this.doubt = doubt;
        }
    }

    public static Reading of(Figure used, Figure limit) {
        return new Reading(used, limit, null, null, true, null, null, false);
    }

    /** Nothing could be read, for this reason. */
    static Reading failed(String reason) {
        return of(Figure.unknown(reason), Figure.unknown(reason));
    }

    /** There is nothing to use up. */
    static Reading notApplicable(String reason) {
        return of(Figure.notApplicable(reason), Figure.notApplicable(reason));
    }

    /** With a remark: which of several it is, or what the number does not hold. */
    Reading noting(@Nullable String remark) {
        return withNote(remark == null ? null : () -> remark);
    }

    /** The same with a remark that is put into words when somebody asks, which few do: of what does not change any more. */
    Reading notingIfAsked(Supplier<String> remark) {
        return withNote(remark);
    }

    private Reading withNote(@Nullable Supplier<String> remark) {
        return new Reading(used, limit, remark, warnAt, atThisTick, readAtNanos, bound, levelsOff);
    }

    /** With a further remark behind the first; null adds nothing. */
    Reading notingToo(@Nullable String remark) {
        return remark == null ? this : notingTooIfAsked(() -> remark);
    }

    /** The same of a remark as in {@link #notingIfAsked}. */
    Reading notingTooIfAsked(Supplier<String> remark) {
        Supplier<String> first = note;
        return withNote(first == null ? remark : () -> first.get() + "; " + remark.get());
    }

    /** Used was not read at this tick but at this instant of the kernel's clock; null: never. */
    Reading readAt(@Nullable Long nanos) {
        return new Reading(used, limit, note, warnAt, false, nanos, bound, levelsOff);
    }

    /** With the amount at which the kernel itself begins to act, where that is not a fixed share of the limit. */
    Reading warningAt(Figure amount) {
        return new Reading(used, limit, note, amount, atThisTick, readAtNanos, bound, levelsOff);
    }

    /**
     * Used is what it says at least. Of either bound a figure that is no number is any number.
     *
     * @param most what it can have come to since it was seen
     * @param inDoubt what it can have come to as far as it was not seen a moment ago: where a band lies between, it is not known
     * @param doubt why it is not, of what does not change any more
     */
    Reading atMost(Figure most, Figure inDoubt, Supplier<String> doubt) {
        return new Reading(
                used, limit, note, warnAt, atThisTick, readAtNanos, new Bound(most, inDoubt, doubt), levelsOff);
    }

    /** The same where the doubt matters: nobody can say what is used. */
    Reading undecided() {
        String most = bound != null && bound.inDoubt.isNumber() ? ", at most " + bound.inDoubt : "";
        String why = bound == null ? "" : ": " + bound.doubt.get();
        return new Reading(
                Figure.unknown("at least " + used + most + why), limit, note, warnAt, false, null, bound, levelsOff);
    }

    /** With growth that ends by itself. */
    Reading levellingOff() {
        return new Reading(used, limit, note, warnAt, atThisTick, readAtNanos, bound, true);
    }

    boolean levelsOff() {
        return levelsOff;
    }

    /** What used can have come to since it was seen, as a share of the limit: no less than {@link #utilization}. */
    @Nullable
    Double utilizationAtMost() {
        return bound == null ? utilization() : utilizationAtMost(bound.most);
    }

    /** The same as far as it was not seen a moment ago. */
    @Nullable
    Double utilizationInDoubt() {
        return bound == null ? utilization() : utilizationAtMost(bound.inDoubt);
    }

    /** Used may by now be so much more than it says that it is worth another look, a tenth of the limit. */
    boolean isFarFromKnown() {
        Double known = utilization();
        Double most = utilizationAtMost();
        return known != null && most != null && most - known >= WORTH_A_LOOK;
    }

    private @Nullable Double utilizationAtMost(Figure most) {
        Double known = utilization();
        Double ofMost = most.isNumber() ? of(most, limit).utilization() : (Double) 1.0;
        return known == null || ofMost == null ? known : (Double) Math.max(known, ofMost);
    }

    public Figure used() {
        return used;
    }

    public Figure limit() {
        return limit;
    }

    public @Nullable String note() {
        return note == null ? null : note.get();
    }

    /** The instant at which used was read, if it ever was. */
    @Nullable
    Long instant(long now) {
        return atThisTick ? (Long) now : readAtNanos;
    }

    /** How old used is: 0 when it was read at this tick, unknown when it never was. */
    @Nullable
    Double ageSeconds(long now) {
        Long instant = instant(now);
        if (instant == null) {
            return null;
        }
        double seconds = (now - instant) / 1e9;
        return seconds < TICK_SECONDS ? 0 : seconds;
    }

    /** The share of the limit at which the kernel begins to act, where it names one. */
    @Nullable
    Double warnRatio() {
        if (warnAt == null || !warnAt.isNumber() || !limit.isNumber() || limit.value() <= 0) {
            return null;
        }
        return Math.min(1, (double) warnAt.value() / limit.value());
    }

    /** Used divided by limit, 0 to 1, where both are numbers. A limit of 0 is used up. */
    @Nullable
    Double utilization() {
        if (!used.isNumber() || !limit.isNumber()) {
            return null;
        }
        return limit.value() <= 0 ? 1 : Math.max(0, Math.min(1, (double) used.value() / limit.value()));
    }

    /** Limit less used, never below 0, where both are numbers. */
    @Nullable
    Long available() {
        return used.isNumber() && limit.isNumber() ? (Long) Math.max(0, limit.value() - used.value()) : null;
    }

    /** Utilization to compare with: below any other without a utilization. */
    double fullness() {
        Double utilization = utilization();
        return utilization == null ? -1 : utilization;
    }

    /** Why there is no percentage, or else the remark. */
    @Nullable
    String reason() {
        if (used.reason() != null) {
            return used.reason();
        }
        return limit.reason() != null ? limit.reason() : note();
    }
}
