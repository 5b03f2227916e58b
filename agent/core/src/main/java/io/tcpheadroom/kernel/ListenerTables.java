package io.tcpheadroom.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * {@code /proc/net/tcp6} and {@code tcp} together, for the listening sockets that someone asks for. Java's stand in tcp6,
 * unless IPv6 is off or not preferred: the table that had them is read first, the other only for what was not found there,
 * and neither when nothing is asked for.
 *
 * <p>To find the end of the listening rows the kernel goes on to the next connection, past every empty slot of its table
 * of connections: about 1 ms of a table of 262,144 slots that is empty, 0.1 ms and less where connections are many. So that
 * no machine's table makes this dear, it is read for at most a hundredth of the time, and while every queue is empty for at most
 * a five-thousandth: then an empty table of that size is read every five seconds. One that is asked for the first time does not
 * have to wait that long. For the sampler's thread alone.
 */
public final class ListenerTables {
    private static final int SHARE = 100;
    private static final int SHARE_WHEN_EMPTY = 5000;

    private final Reader<TcpListeners> tcp6;
    private final Deque<Reader<TcpListeners>> tables;
    private final LongSupplier clock;

    private List<ListeningSocket> sockets = List.of();
    private String problem;
    private Set<Long> asked = Set.of();
    private Long readAt;
    private long readNanos;

    ListenerTables(Reader<TcpListeners> tcp6, Reader<TcpListeners> tcp, LongSupplier clock) {
        this.tcp6 = tcp6;
        this.tables = new ArrayDeque<>(List.of(tcp6, tcp));
        this.clock = clock;
    }

    /** Looks for the sockets with these inodes. False when it is too soon to read again: the last rows stand. */
    public boolean refresh(Set<Long> inodes) {
        long now = clock.getAsLong();
        boolean quietly = !isAnyQueued(inodes) && asked.containsAll(inodes);
        if (readAt != null && now - readAt < readNanos * (quietly ? SHARE_WHEN_EMPTY : SHARE)) {
            return false;
        }
        sockets = new ArrayList<>();
        problem = null;
        asked = Set.copyOf(inodes);
        readAt = now;
        readNanos = look(new HashSet<>(inodes));
        return true;
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

    private boolean isAnyQueued(Set<Long> inodes) {
        return sockets.stream().anyMatch(socket -> socket.queued() > 0 && inodes.contains(socket.inode()));
    }

    /** Takes what it finds out of what is missing; says how long it took. */
    private long look(Set<Long> missing) {
        int wanted = missing.size();
        long nanos = 0;
        String failure = null;
        for (Reader<TcpListeners> table : List.copyOf(tables)) {
            if (!missing.isEmpty()) {
                boolean firstHadNone = table != tables.getFirst() && missing.size() == wanted;
                nanos += read(table, missing);
                failure = failure != null ? failure : failure(table);
                if (firstHadNone && missing.isEmpty()) {
                    tables.addLast(tables.removeFirst());
                }
            }
        }
        problem = missing.isEmpty() ? null : failure;
        return nanos;
    }

    private long read(Reader<TcpListeners> table, Set<Long> missing) {
        table.refresh();
        table.value().ifPresent(rows -> sockets.addAll(rows.sockets()));
        sockets.forEach(socket -> missing.remove(socket.inode()));
        return table.nanos();
    }

    /** Absent tcp6 is IPv6 switched off. */
    private String failure(Reader<TcpListeners> table) {
        return table == tcp6 && table.isAbsent() ? null : table.problem();
    }

    /** What was read last: at least the sockets that were asked for, where they listen. */
    public List<ListeningSocket> sockets() {
        return Collections.unmodifiableList(sockets);
    }

    /** When {@link #sockets()} were read, by the kernel's clock; null before the first reading. */
    public Long readAtNanos() {
        return readAt;
    }

    /** Why sockets that were asked for could not be looked for; null when they could. */
    public String problem() {
        return problem;
    }
}
