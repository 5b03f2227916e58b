package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What had failed for one app, in one way, for one reason, at one place, at one tick. Immutable. */
public final class FailureSample {
    /** Then by name, so that the order is the same at each tick. */
    static final Comparator<FailureSample> MOST_FREQUENT_FIRST = (one, other) -> one.count != other.count
            ? Long.compare(other.count, one.count)
            : FailureKey.BY_NAME.compare(one.key, other.key);

    private final FailureKey key;
    private final long count;
    private final long counted;
    private final long lastAtNanos;
    private final String lastMessage;
    private final @Nullable String callSite;
    private final Connected connected;

    FailureSample(
            FailureKey key,
            long count,
            long counted,
            long lastAtNanos,
            String lastMessage,
            @Nullable String callSite,
            Connected connected) {
        this.key = key;
        this.count = count;
        this.counted = counted;
        this.lastAtNanos = lastAtNanos;
        this.lastMessage = lastMessage;
        this.callSite = callSite;
        this.connected = connected;
    }

    /** By which it is found in other samples. */
    public FailureKey key() {
        return key;
    }

    public String app() {
        return key.app;
    }

    public FailedOperation operation() {
        return key.operation;
    }

    public FailureReason reason() {
        return key.reason;
    }

    /**
     * Where a connect was to go; what a bind was to have, without a port if any would have done; where a listener listens. Empty where
     * that is not known.
     */
    public String place() {
        return key.place;
    }

    public long count() {
        return count;
    }

    /**
     * What grows from one sample to the next by as many as have failed between them. It is less than the count where some of them were
     * listed elsewhere before, and more where some are forgotten.
     */
    public long counted() {
        return counted;
    }

    /** When the last of them was, in the time of the sample. */
    public long lastAtNanos() {
        return lastAtNanos;
    }

    public double lastAgeSeconds(Sample sample) {
        return Math.max(0, (sample.atNanos() - lastAtNanos) / 1e9);
    }

    public String lastMessage() {
        return lastMessage;
    }

    /** Where the socket of the last of them was opened for which that is known. */
    public @Nullable String callSite() {
        return callSite;
    }

    /**
     * How many connects have come up to this place, of all apps, since the agent began or last forgot the destination; 0 for what is no
     * connect.
     */
    public long connectedTotal() {
        return connected.total;
    }

    /** Those of the last minute, and of up to another one before. */
    public long connectedLately() {
        return connected.lately;
    }
}
