package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;

/** One look at a resource: what is used, against which limit, and what there is to say about it. */
public final class Reading {
    private static final double TICK_SECONDS = 0.05;

    private final Figure used;
    private final Figure limit;
    private final String note;
    private final Figure warnAt;
    private final Double ageSeconds;
    private final boolean onDemand;
    private final Long readAtNanos;

    private Reading(
            Figure used,
            Figure limit,
            String note,
            Figure warnAt,
            Double ageSeconds,
            boolean onDemand,
            Long readAtNanos) {
        this.readAtNanos = readAtNanos;
        this.ageSeconds = ageSeconds;
        this.onDemand = onDemand;
        this.used = used;
        this.limit = limit;
        this.note = note;
        this.warnAt = warnAt;
    }

    public static Reading of(Figure used, Figure limit) {
        return new Reading(used, limit, null, null, 0.0, false, null);
    }

    /** Nothing could be read, for this reason. */
    static Reading failed(String reason) {
        return of(Figure.unknown(reason), Figure.unknown(reason));
    }

    /** There is nothing to use up. */
    static Reading notApplicable(String reason) {
        return of(Figure.notApplicable(reason), Figure.notApplicable(reason));
    }

    /** With a remark: which of several it is, or what the number does not hold. Null says nothing. */
    Reading noting(String remark) {
        return new Reading(used, limit, remark, warnAt, ageSeconds, onDemand, readAtNanos);
    }

    /** With a further remark behind the first; null adds nothing. */
    Reading notingToo(String remark) {
        return noting(note == null || remark == null ? (note == null ? remark : note) : note + "; " + remark);
    }

    /** Used was not read at this tick but so long ago; what is younger than a tick may take was read at this one. */
    Reading aged(double seconds) {
        return new Reading(used, limit, note, warnAt, seconds < TICK_SECONDS ? 0 : seconds, onDemand, readAtNanos);
    }

    /** Used was read when someone asked, so long ago, null being never: its steps are no trend. */
    Reading onDemand(Double seconds) {
        return new Reading(used, limit, note, warnAt, seconds, true, readAtNanos);
    }

    /** Used was read at this instant of the kernel's clock; null when it never was. */
    Reading readAt(Long nanos) {
        return new Reading(used, limit, note, warnAt, ageSeconds, onDemand, nanos);
    }

    /** With the amount at which the kernel itself begins to act, where that is not a fixed share of the limit. */
    Reading warningAt(Figure amount) {
        return new Reading(used, limit, note, amount, ageSeconds, onDemand, readAtNanos);
    }

    public Figure used() {
        return used;
    }

    public Figure limit() {
        return limit;
    }

    /** Null when there is nothing to say. */
    public String note() {
        return note;
    }

    /** By the kernel's clock; null when it was never read, or when nobody says. */
    Long readAtNanos() {
        return readAtNanos;
    }

    /** How old used is; null when it was never read. */
    Double ageSeconds() {
        return ageSeconds;
    }

    boolean isOnDemand() {
        return onDemand;
    }

    /** The share of the limit at which the kernel begins to act; null where it names none. */
    Double warnRatio() {
        if (warnAt == null || !warnAt.isNumber() || !limit.isNumber() || limit.value() <= 0) {
            return null;
        }
        return Math.min(1, (double) warnAt.value() / limit.value());
    }

    /** Used divided by limit, 0 to 1; null without both. A limit of 0 is used up. */
    Double utilization() {
        if (!used.isNumber() || !limit.isNumber()) {
            return null;
        }
        return limit.value() <= 0 ? 1 : Math.max(0, Math.min(1, (double) used.value() / limit.value()));
    }

    /** The same to compare with: below any other without a utilization. */
    double fullness() {
        Double utilization = utilization();
        return utilization == null ? -1 : utilization;
    }

    /** Why there is no percentage, or else the remark; null when there is nothing to say. */
    String reason() {
        if (used.reason() != null) {
            return used.reason();
        }
        return limit.reason() != null ? limit.reason() : note;
    }
}
