package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What failed lately, a row for each app, operation, reason and place. Bounded: places beyond the cap are one row for each reason. A row to
 * which nothing was added for ten minutes is forgotten; the totals of apps, destinations and listeners stay. Written on the program's own
 * threads, and only where something has failed.
 */
final class FailureLog {
    static final int MOST_ROWS = 500;
    static final String OTHER = FailureRow.OTHER_PLACES;
    static final String NO_PLACE = "";

    private static final long KEPT_NANOS = 600_000_000_000L;

    private final ConcurrentMap<Key, FailureRow> rows = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    /** @param clock nanoseconds; only ever compared with itself */
    FailureLog(LongSupplier clock) {
        this.clock = clock;
    }

    /** What a row is of. */
    static final class Key {
        final App app;
        final FailedOperation operation;
        final FailureReason reason;
        final Object place;

        Key(App app, FailedOperation operation, FailureReason reason, Object place) {
            this.app = app;
            this.operation = operation;
            this.reason = reason;
            this.place = place;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key && isSame((Key) other);
        }

        private boolean isSame(Key that) {
            return app == that.app && operation == that.operation && reason == that.reason && place.equals(that.place);
        }

        @Override
        public int hashCode() {
            return Objects.hash(System.identityHashCode(app), operation, reason, place);
        }
    }

    /** A connect: counted for its app and for its destination, if it has one, as well. */
    void addConnect(App app, @Nullable Destination to, Failure failure, @Nullable CallSite callSite) {
        app.failed(FailedOperation.CONNECT, failure.reason());
        if (to != null) {
            to.connectFailed(failure.reason());
        }
        add(app, FailedOperation.CONNECT, failure, place(to), callSite);
    }

    private static Object place(@Nullable Destination to) {
        if (to == null) {
            return NO_PLACE;
        }
        InetSocketAddress address = to.address();
        return address == null ? OTHER : address;
    }

    void add(App app, FailedOperation operation, Failure failure, Object place, @Nullable CallSite callSite) {
        Key key = new Key(app, operation, failure.reason(), place);
        long now = clock.getAsLong();
        FailureRow known = rows.get(key);
        if (known == null) {
            boolean isFull = rows.size() >= MOST_ROWS;
            Key free = isFull ? new Key(app, operation, failure.reason(), OTHER) : key;
            known = rows.computeIfAbsent(free, k -> new FailureRow(k, now));
        }
        known.add(failure.message(), callSite, now);
    }

    Collection<FailureRow> all() {
        return rows.values();
    }

    /** Called by the sampler only. */
    void forgetOld() {
        long now = clock.getAsLong();
        rows.values().removeIf(row -> now - row.lastAtNanos() >= KEPT_NANOS);
    }
}
