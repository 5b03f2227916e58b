package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What failed for one app, in one way, for one reason, at one place: how often, and the last of them. For any thread. */
public final class FailureRow {
    /** The place of all beyond the cap. */
    public static final String OTHER_PLACES = "other";

    private final FailureLog.Key key;
    private final LongAdder count = new LongAdder();
    private volatile Last last;

    /** The last failure: its parts belong together. */
    private static final class Last {
        final String message;
        final @Nullable CallSite callSite;
        final long at;

        Last(String message, @Nullable CallSite callSite, long at) {
            this.message = message;
            this.callSite = callSite;
            this.at = at;
        }
    }

    /** @param now a row to which nothing was added yet is not old either */
    FailureRow(FailureLog.Key key, long now) {
        this.key = key;
        this.last = new Last("", null, now);
    }

    void add(String message, @Nullable CallSite callSite, long now) {
        CallSite known = callSite != null ? callSite : last.callSite; // under load not every stack is walked
        last = new Last(message, known, now);
        count.increment();
    }

    public App app() {
        return key.app;
    }

    public FailedOperation operation() {
        return key.operation;
    }

    public FailureReason reason() {
        return key.reason;
    }

    /**
     * An {@link java.net.InetSocketAddress}: where a connect was to go, or what a bind was to have; a {@link Listener} that could not
     * accept; else a text: empty where there is no place to tell, {@link #OTHER_PLACES} for all beyond the cap.
     */
    public Object place() {
        return key.place;
    }

    public long count() {
        return count.sum();
    }

    /** Of the last failure. */
    public String message() {
        return last.message;
    }

    /** Where the socket of the last failure was opened of which that is known. */
    public @Nullable CallSite callSite() {
        return last.callSite;
    }

    /** When the last failure was: nanoseconds of the tracker's clock. */
    public long lastAtNanos() {
        return last.at;
    }
}
