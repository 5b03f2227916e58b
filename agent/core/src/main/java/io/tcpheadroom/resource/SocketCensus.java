package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.ListenerTables;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.tracker.Tracker;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sockets of this process that interception has not seen opened: what the kernel lists less what the tracker
 * knows; and tells the tracker which of them listen. The listing takes time with every descriptor, so it is made rarely, and takes a hundredth of the time at most. A
 * socket that is just being opened stands in one of the two alone, so only one that was unknown at two countings counts.
 *
 * <p>For the sampler's thread; the result can be read by any.
 */
public final class SocketCensus {
    private static final long PERIOD_NANOS = 30_000_000_000L;
    private static final int SHARE = 100;

    private final OpenSockets sockets;
    private final ListenerTables listeners;
    private final Tracker tracker;
    private final LongSupplier clock;
    private volatile Count last = new Count(Figure.unknown("not counted yet"), null);
    private @Nullable BitSet unknownBefore;
    private long due;

    /** @param clock nanoseconds; only ever compared with itself */
    public SocketCensus(OpenSockets sockets, ListenerTables listeners, Tracker tracker, LongSupplier clock) {
        this.sockets = sockets;
        this.listeners = listeners;
        this.tracker = tracker;
        this.clock = clock;
        this.due = clock.getAsLong();
    }

    /** Counts if it is time to. */
    public void refresh() {
        long start = clock.getAsLong();
        if (start - due >= 0) {
            count(start);
            long end = clock.getAsLong();
            due = end + Math.max(last.figure.isNumber() ? PERIOD_NANOS : 0, SHARE * (end - start));
        }
    }

    private void count(long now) {
        OpenSockets.Listing listing = sockets.list(listeners.inodes());
        if (listing == null) {
            last = new Count(
                    Figure.unknown(Objects.requireNonNullElse(sockets.problem(), "the sockets cannot be listed")), now);
            return;
        }
        BitSet unknown = new BitSet();
        listing.all().stream().filter(fd -> !tracker.isTracked(fd)).forEach(unknown::set);
        if (unknownBefore != null) {
            BitSet both = (BitSet) unknown.clone();
            both.and(unknownBefore);
            last = new Count(Figure.of(both.cardinality()), now);
            both.and(listing.listening());
            tracker.foundListening(both);
        }
        unknownBefore = unknown;
    }

    /** Sockets that nobody was seen to open. */
    public Figure unattributed() {
        return last.figure;
    }

    /** How long ago they were counted, if they were. */
    public @Nullable Double ageSeconds() {
        Count count = last;
        return count.at == null ? null : (Double) ((clock.getAsLong() - count.at) / 1e9);
    }

    private static final class Count {
        private final Figure figure;
        private final @Nullable Long at;

        Count(Figure figure, @Nullable Long at) {
            this.figure = figure;
            this.at = at;
        }
    }
}
