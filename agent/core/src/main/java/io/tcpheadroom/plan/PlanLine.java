package io.tcpheadroom.plan;

import org.jspecify.annotations.Nullable;

/** One setting of a plan: what it is now, what it has to be, and why. Immutable. */
public final class PlanLine {
    /** What is to be done about it. */
    public enum State {
        /** It has to be raised, or switched. */
        CHANGE,
        /** What it is now is not known, so that setting it might lower it: it stands in the files as a comment. */
        UNKNOWN,
        /** It is enough, and stands in no file. */
        ENOUGH
    }

    private final Place place;
    private final String name;
    private final State state;
    private final @Nullable String present;
    private final String wanted;
    private final String reason;
    private final String source;

    PlanLine(
            Place place,
            String name,
            State state,
            @Nullable String present,
            String wanted,
            String reason,
            String source) {
        this.place = place;
        this.name = name;
        this.state = state;
        this.present = present;
        this.wanted = wanted;
        this.reason = reason;
        this.source = source;
    }

    public Place place() {
        return place;
    }

    /** As the file calls it in which it is set. */
    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    public boolean isToChange() {
        return state == State.CHANGE;
    }

    /** What it is now; null where unknown. */
    public @Nullable String present() {
        return present;
    }

    /** What it has to be; where it is enough, what it is. */
    public String wanted() {
        return wanted;
    }

    public String reason() {
        return reason;
    }

    /** Who says so. */
    public String source() {
        return source;
    }

    private @Nullable String now() {
        return "".equals(present) ? "empty" : present;
    }

    @Override
    public String toString() {
        switch (state) {
            case CHANGE:
                return "CHANGE   " + name + " = " + wanted + " (now " + now() + ")";
            case ENOUGH:
                return "ENOUGH   " + name + " = " + present;
            default:
                return "UNKNOWN  " + name + " = " + wanted + " (now unknown; set it only if it is lower)";
        }
    }
}
