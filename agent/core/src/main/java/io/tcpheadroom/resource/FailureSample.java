package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import io.tcpheadroom.tracker.FailureRow;
import io.tcpheadroom.tracker.Listener;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What had failed for one app, in one way, for one reason, at one place, at one tick. Immutable. */
public final class FailureSample {
    /** Then by name, so that the order is the same at each tick. */
    static final Comparator<FailureSample> MOST_FREQUENT_FIRST = Comparator.comparingLong(FailureSample::count)
            .reversed()
            .thenComparing(FailureSample::app)
            .thenComparing(FailureSample::operation)
            .thenComparing(FailureSample::reason)
            .thenComparing(FailureSample::place);

    private final String app;
    private final FailedOperation operation;
    private final FailureReason reason;
    private final String place;
    private final long count;
    private final long lastAtNanos;
    private final String lastMessage;
    private final @Nullable String callSite;

    FailureSample(
            String app,
            FailedOperation operation,
            FailureReason reason,
            String place,
            long count,
            long lastAtNanos,
            String lastMessage,
            @Nullable String callSite) {
        this.app = app;
        this.operation = operation;
        this.reason = reason;
        this.place = place;
        this.count = count;
        this.lastAtNanos = lastAtNanos;
        this.lastMessage = lastMessage;
        this.callSite = callSite;
    }

    /** @param endpoints where a listener listens; empty where that is not known */
    static FailureSample of(FailureRow row, Function<Listener, String> endpoints) {
        CallSite site = row.callSite();
        return new FailureSample(
                row.app().name(),
                row.operation(),
                row.reason(),
                placeOf(row, endpoints),
                row.count(),
                row.lastAtNanos(),
                row.message(),
                site == null ? null : site.text());
    }

    private static String placeOf(FailureRow row, Function<Listener, String> endpoints) {
        Object place = row.place();
        if (place instanceof Listener) {
            return endpoints.apply((Listener) place);
        }
        if (!(place instanceof InetSocketAddress)) {
            return place.toString();
        }
        InetSocketAddress address = (InetSocketAddress) place;
        boolean isAnyPort = row.operation() == FailedOperation.BIND && address.getPort() == 0;
        return isAnyPort ? Endpoint.address(address) : Endpoint.text(address);
    }

    public String app() {
        return app;
    }

    public FailedOperation operation() {
        return operation;
    }

    public FailureReason reason() {
        return reason;
    }

    /**
     * Where a connect was to go; what a bind was to have, without a port if any would have done; where a listener listens. Empty where
     * that is not known.
     */
    public String place() {
        return place;
    }

    public long count() {
        return count;
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

    /** What it is, in one sample as in the next. */
    public boolean isSameAs(FailureSample other) {
        return app.equals(other.app)
                && operation == other.operation
                && reason == other.reason
                && place.equals(other.place);
    }
}
