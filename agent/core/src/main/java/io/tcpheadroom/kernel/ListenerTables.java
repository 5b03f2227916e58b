package io.tcpheadroom.kernel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/tcp6} and {@code tcp} together, for the listening sockets that someone asks for. Java's stand in tcp6,
 * unless IPv6 is off or not preferred: the table that had them is read first, the other only for what was not found there,
 * and neither when nothing is asked for.
 *
 * <p>To find the end of the listening rows the kernel goes on to the next connection, past every empty slot of its table
 * of connections: about 1 ms of a table of 262,144 slots that is empty, 0.1 ms and less where connections are many. So that
 * no machine's table makes this dear, it is read for at most a hundredth of one processor's time, and while every queue is empty
 * for a five-thousandth; but rows are never older than two seconds, three where a reading takes more than 100 ms of CPU time. They
 * are read at once when a listener is asked for the first time, and when some queue of the network namespace overflowed, then
 * for at most a tenth of the time. Rows whose queues are all empty still hold, without a reading, as long as the kernel has counted no
 * connection that came into a queue; but for ten seconds at most. For the sampler's thread alone.
 */
public final class ListenerTables {
    private static final int SHARE = 100;
    private static final int SHARE_WHEN_EMPTY = 5000;
    private static final int SHARE_AFTER_OVERFLOW = 10;

    private static final long DEAR_NANOS = 100_000_000L;
    /** Two and three seconds, less what a tick may come early. */
    private static final long OLDEST_NANOS = 1_900_000_000L;

    private static final long OLDEST_WHEN_DEAR_NANOS = 2_900_000_000L;

    /** For so long the rows of empty queues stand on the word of a counter. */
    private static final long OLDEST_UNREAD_NANOS = 9_900_000_000L;

    private final Reader<TcpListeners> tcp6;
    private final Deque<Reader<TcpListeners>> tables;
    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private final Supplier<Figure> listenOverflows;
    private final Supplier<Figure> arrivals;

    /** By inode, as they were last read. */
    private Map<Long, ListeningSocket> sockets = Map.of();

    private @Nullable String problem;
    private Set<Long> asked = Set.of();
    private @Nullable Long readAt;
    private @Nullable Long trueAt;
    private Figure arrivalsAtReading = Figure.unknown("not read yet");
    private long cost;
    private Figure overflows = Figure.unknown("not read yet");
    private long overflowsSinceReading;
    private long overflowsBeforeReading;

    /**
     * @param listenOverflows the counter of the network namespace, as of this tick
     * @param arrivals the connections that ever came into an accept queue there, as of this tick
     */
    ListenerTables(
            Reader<TcpListeners> tcp6,
            Reader<TcpListeners> tcp,
            LongSupplier clock,
            LongSupplier cpuTime,
            Supplier<Figure> listenOverflows,
            Supplier<Figure> arrivals) {
        this.arrivals = arrivals;
        this.cpuTime = cpuTime;
        this.listenOverflows = listenOverflows;
        this.tcp6 = tcp6;
        this.tables = new ArrayDeque<>();
        tables.addLast(tcp6);
        tables.addLast(tcp);
        this.clock = clock;
    }

    /** Looks for the sockets with these inodes. False when it is too soon to look again: the last rows stand. */
    public boolean refresh(Set<Long> inodes) {
        long now = clock.getAsLong();
        noteOverflows();
        if (trueAt != null && now - trueAt < pause(inodes)) {
            return false;
        }
        if (areStillEmpty(inodes, now)) {
            overflowsBeforeReading = 0;
        } else {
            read(inodes, now);
        }
        trueAt = now;
        return true;
    }

    private void read(Set<Long> inodes, long now) {
        arrivalsAtReading = arrivals.get();
        sockets = new HashMap<>();
        problem = null;
        asked = Set.copyOf(inodes);
        readAt = now;
        overflowsBeforeReading = overflowsSinceReading;
        overflowsSinceReading = 0;
        long before = cpuTime.getAsLong();
        look(new HashSet<>(inodes));
        cost = cpuTime.getAsLong() - before;
    }

    /** No counter has moved that moves when something comes into a queue: they are as they were when they were read. */
    private boolean areStillEmpty(Set<Long> inodes, long now) {
        return readAt != null
                && now - readAt < OLDEST_UNREAD_NANOS
                && problem == null
                && overflowsSinceReading == 0
                && isQuiet(inodes)
                && arrivalsAtReading.isNumber()
                && arrivalsAtReading.equals(arrivals.get());
    }

    /** Remembered until the next reading. */
    private void noteOverflows() {
        Figure before = overflows;
        overflows = listenOverflows.get();
        if (before.isNumber() && overflows.isNumber()) {
            overflowsSinceReading += Math.max(0, overflows.value() - before.value());
        }
    }

    private long pause(Set<Long> inodes) {
        int share = overflowsSinceReading > 0 ? SHARE_AFTER_OVERFLOW : isQuiet(inodes) ? SHARE_WHEN_EMPTY : SHARE;
        return Math.min(share * cost, cost > DEAR_NANOS ? OLDEST_WHEN_DEAR_NANOS : OLDEST_NANOS);
    }

    /** The inodes of all that listen in this network namespace, read now. */
    public Set<Long> inodes() {
        Set<Long> inodes = new HashSet<>();
        for (Reader<TcpListeners> table : tables) {
            table.refresh();
            table.value().ifPresent(rows -> rows.sockets().forEach(socket -> inodes.add(socket.inode())));
        }
        return inodes;
    }

    private boolean isQuiet(Set<Long> inodes) {
        return !isAnyQueued(inodes) && asked.containsAll(inodes);
    }

    private boolean isAnyQueued(Set<Long> inodes) {
        for (long inode : inodes) {
            ListeningSocket socket = sockets.get(inode);
            if (socket != null && socket.queued() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes what it finds out of what is missing. */
    private void look(Set<Long> missing) {
        int wanted = missing.size();
        String failure = null;
        for (Reader<TcpListeners> table : List.copyOf(tables)) {
            if (!missing.isEmpty()) {
                boolean firstHadNone = table != tables.getFirst() && missing.size() == wanted;
                read(table, missing);
                failure = failure != null ? failure : failure(table);
                if (firstHadNone && missing.isEmpty()) {
                    tables.addLast(tables.removeFirst());
                }
            }
        }
        problem = missing.isEmpty() ? null : failure;
    }

    private void read(Reader<TcpListeners> table, Set<Long> missing) {
        table.refresh();
        table.value().ifPresent(rows -> rows.sockets().forEach(socket -> sockets.put(socket.inode(), socket)));
        missing.removeAll(sockets.keySet());
    }

    /** Absent tcp6 is IPv6 switched off. */
    private @Nullable String failure(Reader<TcpListeners> table) {
        return table == tcp6 && table.isAbsent() ? null : table.problem();
    }

    /** What was read last: at least the sockets that were asked for, where they listen. */
    public Collection<ListeningSocket> sockets() {
        return Collections.unmodifiableCollection(sockets.values());
    }

    /** One of these by its inode; null where it is not among them. */
    public @Nullable ListeningSocket socket(long inode) {
        return sockets.get(inode);
    }

    /** When {@link #sockets()} held, by the kernel's clock; null before the first reading. */
    public @Nullable Long readAtNanos() {
        return trueAt;
    }

    /** How often accept queues of the network namespace overflowed between the last two readings. */
    public long overflowsBeforeReading() {
        return overflowsBeforeReading;
    }

    /** Why sockets that were asked for could not be looked for. */
    public @Nullable String problem() {
        return problem;
    }
}
