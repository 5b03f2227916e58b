package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.ListenerTables;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.tracker.Reconciliation;
import io.tcpheadroom.tracker.Tracker;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the sockets of this process that the kernel lists with those that the tracker knows. What interception has not seen
 * opened is counted as unattributed, and the tracker is told which of these listen; what the tracker knows and the kernel does not is
 * ended there. A socket that is just being opened stands in one of the two alone, so only one that was unknown at two countings counts.
 *
 * <p>The listing takes time with every descriptor, so it is made twice a minute, and more rarely where it would take more than a
 * thousandth of a processor's time. It is made again at once while something about the tracker's own sockets is in doubt.
 *
 * <p>For the sampler's thread; the result can be read by any.
 */
public final class SocketCensus {
    private static final long PERIOD_NANOS = 30_000_000_000L;
    private static final int SHARE = 1000;

    /** While it is not known yet what is there. */
    private static final int SHARE_AT_FIRST = 100;

    private static final int STANDARD_ERROR = 2;

    private final OpenSockets sockets;
    private final ListenerTables listeners;
    private final Tracker tracker;
    private final Reconciliation reconciliation;
    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private volatile Count last =
            new Count(Figure.unknown("not counted yet"), null, SocketCoverage.UNKNOWN, UnattributedSockets.none());
    private volatile OpenSockets.@Nullable Listing before;
    private BitSet unknownBefore = new BitSet();
    private @Nullable EarlySockets early;
    private long due;

    /**
     * @param clock nanoseconds; only ever compared with itself
     * @param cpuTime of the calling thread, in nanoseconds
     */
    public SocketCensus(
            OpenSockets sockets, ListenerTables listeners, Tracker tracker, LongSupplier clock, LongSupplier cpuTime) {
        this.sockets = sockets;
        this.listeners = listeners;
        this.tracker = tracker;
        this.reconciliation = tracker.reconciliation();
        this.clock = clock;
        this.cpuTime = cpuTime;
        this.due = clock.getAsLong();
    }

    /** The program was running when the agent came: what is open and unknown then is from before. */
    public void beginInRunningProgram() {
        early = new EarlySockets();
        tracker.missesListeners("the listeners from before the attach are not looked for yet");
    }

    /** Counts if it is time to. */
    public void refresh() {
        long start = clock.getAsLong();
        if (start - due >= 0) {
            long cpuBefore = cpuTime.getAsLong();
            boolean isSettled = count(start);
            long cost = cpuTime.getAsLong() - cpuBefore;
            due = clock.getAsLong() + (isSettled ? Math.max(PERIOD_NANOS, SHARE * cost) : SHARE_AT_FIRST * cost);
        }
    }

    /** Whether another counting would only tell what has changed since. */
    private boolean count(long now) {
        reconciliation.begin();
        OpenSockets.Listing listing = sockets.list();
        if (listing == null) {
            String why = Objects.requireNonNullElse(sockets.problem(), "the sockets cannot be listed");
            if (tracker.unseenListeners() != null) {
                tracker.missesListeners("the listeners from before the attach are not known: " + why);
            }
            last = new Count(Figure.unknown(why), now, SocketCoverage.UNKNOWN, UnattributedSockets.none());
            return false;
        }
        boolean isDoubtful = sockets.isOfThisProcess() && reconciliation.end(listing::inode);
        BitSet unknown = new BitSet();
        BitSet all = listing.all();
        for (int fd = all.nextSetBit(0); fd >= 0; fd = all.nextSetBit(fd + 1)) {
            unknown.set(fd, !tracker.isTracked(fd));
        }
        removeInherited(unknown, listing);
        boolean isFirst = before == null;
        if (before != null) {
            BitSet both = (BitSet) unknown.clone();
            both.and(unknownBefore);
            show(both, listing, now);
        }
        if (isFirst && early != null) {
            tracker.foundListening(listening(unknown, listing)); // at once: a queue may be full already
        }
        if (early != null) {
            early.keep(unknown, listing, isFirst);
        }
        unknownBefore = unknown;
        before = listing;
        return !isFirst && !isDoubtful;
    }

    /** A program that takes over the socket that is its standard input has a copy of the descriptor, and the JVM keeps this one open. */
    private void removeInherited(BitSet unknown, OpenSockets.Listing listing) {
        for (int fd = unknown.nextSetBit(0); fd >= 0 && fd <= STANDARD_ERROR; fd = unknown.nextSetBit(fd + 1)) {
            int inode = listing.inode(fd);
            if (listing.all().stream().anyMatch(other -> listing.inode(other) == inode && tracker.isTracked(other))) {
                unknown.clear(fd);
            }
        }
    }

    private void show(BitSet unattributed, OpenSockets.Listing listing, long now) {
        long count = unattributed.cardinality();
        SocketCoverage coverage =
                new SocketCoverage(tracker.open(), count, early == null ? 0 : early.among(unattributed, listing));
        last = new Count(Figure.of(count), now, coverage, new UnattributedSockets(unattributed, listing));
        tracker.foundListening(listening(unattributed, listing));
    }

    /** To know, the kernel goes through its whole table: not for nothing. */
    private BitSet listening(BitSet unknown, OpenSockets.Listing listing) {
        return unknown.isEmpty() ? unknown : listing.listening(unknown, listeners.inodes());
    }

    /** Sockets that nobody was seen to open. */
    public Figure unattributed() {
        return last.figure;
    }

    /** The same one by one. */
    public UnattributedSockets unattributedSockets() {
        return last.sockets;
    }

    /** All sockets that were listed last, known or not; null before. For any thread. */
    public OpenSockets.@Nullable Listing listed() {
        return before;
    }

    /** How many of all that is. */
    public SocketCoverage coverage() {
        return last.coverage;
    }

    /** How long ago they were counted, if they were. */
    public @Nullable Double ageSeconds() {
        Count count = last;
        return count.at == null ? null : (Double) ((clock.getAsLong() - count.at) / 1e9);
    }

    private static final class Count {
        private final Figure figure;
        private final @Nullable Long at;
        private final SocketCoverage coverage;
        private final UnattributedSockets sockets;

        Count(Figure figure, @Nullable Long at, SocketCoverage coverage, UnattributedSockets sockets) {
            this.figure = figure;
            this.at = at;
            this.coverage = coverage;
            this.sockets = sockets;
        }
    }
}
