package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of the kernel's tables of TCP said of each open socket of this process, and how many rows belong to none.
 * Each row counts once; of a socket that is there twice, because the table changed under the reading, the last row counts. Unchanged once
 * it is read.
 */
public final class SocketRows {
    private static final int NO_ROW = 0;

    private final OwnSockets own;
    private final long now;
    private byte[] states;
    private int[] unread;
    private int[] unsent;
    private long[] since;
    private int[] remotes;
    private char[] remotePorts;
    private char[] localPorts;

    /** The number of the end at which it was accepted, from 1; 0 of what was not accepted by this process. */
    private int[] acceptedAt;

    private final ListenedEnds listened = new ListenedEnds();
    private final OtherRows others = new OtherRows(listened);
    private final BitSet listeningPorts = new BitSet();
    private final BitSet withoutTimer = new BitSet();
    private PendingRows pending = new PendingRows();

    /** Since when those are probing that are; few. */
    private final Map<Integer, Long> probingSince = new HashMap<>();

    private @Nullable SocketRows before;

    /**
     * Before a reading.
     *
     * @param before the reading before this one
     * @param now by the kernel's clock
     */
    SocketRows(OwnSockets own, @Nullable SocketRows before, long now) {
        this.own = own;
        this.before = before;
        this.now = now;
        own.index();
        int size = own.size();
        states = new byte[size];
        unread = new int[size];
        unsent = new int[size];
        since = new long[size];
        remotes = new int[TcpEnd.WORDS * size];
        remotePorts = new char[size];
        localPorts = new char[size];
        acceptedAt = new int[size];
    }

    /** Takes what is known of a socket. */
    public interface EachSocket {
        void take(SocketRows rows, int position);
    }

    void add(ConnectionRow row) {
        int position = row.inode > 0 ? own.find((int) row.inode) : -1;
        if (row.state == TcpState.LISTEN) {
            listeningPorts.set(row.local.port());
            listened.add(row.local, position >= 0);
        }
        if (position >= 0) {
            set(position, row);
        } else if (row.inode <= 0 || !pending.add(row)) {
            others.add(row);
        }
    }

    private void set(int position, ConnectionRow row) {
        states[position] = (byte) row.state;
        unread[position] = (int) row.unread;
        unsent[position] = (int) row.unsent;
        row.remote.writeTo(remotes, TcpEnd.WORDS * position);
        remotePorts[position] = (char) row.remote.port();
        localPorts[position] = (char) row.local.port();
        acceptedAt[position] = acceptedAt(row);
        withoutTimer.set(position, row.isWithoutTimer);
        if (row.isProbing) {
            probingSince.put(
                    own.inode(position), before == null ? (Long) now : before.probingSince(own.inode(position), now));
        }
        since[position] = before == null ? now : before.since(own.inode(position), row.state, now);
    }

    private int acceptedAt(ConnectionRow row) {
        boolean mayBe = row.state != TcpState.LISTEN && listeningPorts.get(row.local.port());
        int number = mayBe ? listened.find(row.local) : -1;
        return listened.isOwn(number) ? number + 1 : 0;
    }

    /** After the last row: looks again for what was opened while the tables were read. Nothing of the reading before is needed then. */
    void end() {
        if (!pending.isEmpty() && own.addThoseOpenedSince()) {
            grow(own.size());
        }
        pending.forEach(this::settle);
        pending = new PendingRows();
        for (int position = 0; position < states.length; position++) {
            if (states[position] == NO_ROW) {
                since[position] = before == null ? now : before.since(own.inode(position), NO_ROW, now);
            }
        }
        before = null;
        own.end();
    }

    private void settle(ConnectionRow row) {
        int position = own.find((int) row.inode);
        if (position >= 0) {
            set(position, row);
        } else {
            others.add(row);
        }
    }

    private void grow(int size) {
        states = Arrays.copyOf(states, size);
        unread = Arrays.copyOf(unread, size);
        unsent = Arrays.copyOf(unsent, size);
        since = Arrays.copyOf(since, size);
        remotes = Arrays.copyOf(remotes, TcpEnd.WORDS * size);
        remotePorts = Arrays.copyOf(remotePorts, size);
        localPorts = Arrays.copyOf(localPorts, size);
        acceptedAt = Arrays.copyOf(acceptedAt, size);
    }

    private long since(int inode, int state, long otherwise) {
        int position = own.find(inode);
        return position >= 0 && states[position] == state ? since[position] : otherwise;
    }

    private Long probingSince(int inode, long otherwise) {
        return probingSince.getOrDefault(inode, otherwise);
    }

    /** Those that have a row, so TCP alone; one that is neither bound nor connected has none. */
    public void forEach(EachSocket each) {
        for (int position = 0; position < states.length; position++) {
            if (states[position] != NO_ROW) {
                each.take(this, position);
            }
        }
    }

    /** All that were looked for, also those that have no row. */
    public void forEachKnown(EachSocket each) {
        for (int position = 0; position < own.size(); position++) {
            each.take(this, position);
        }
    }

    /** False of one that is neither bound nor connected, and of one that is none of TCP. */
    public boolean hasRow(int position) {
        return states[position] != NO_ROW;
    }

    /** Where a socket stands here; -1 when it had no row, or is another one by now. */
    public int find(int inode) {
        int position = inode == 0 ? -1 : own.find(inode);
        return position >= 0 && states[position] != NO_ROW ? position : -1;
    }

    /** For how many seconds a socket is known to have no row: since the first reading that did not find one; null when it has, or is another one by now. */
    public @Nullable Double secondsWithoutRow(int inode) {
        int position = inode == 0 ? -1 : own.find(inode);
        return position < 0 || states[position] != NO_ROW ? null : (Double) stateSeconds(position);
    }

    /** Rows of no open socket of this process. */
    public long count(OtherRow kind) {
        return others.count(kind);
    }

    /** Open sockets that were too many to be looked for; their rows count as another process's. */
    public int left() {
        return own.left();
    }

    public int descriptor(int position) {
        return own.descriptor(position);
    }

    /** As it was given to {@link OwnSockets#add}. */
    public @Nullable Object owner(int position) {
        return own.owner(position);
    }

    /** One of {@link TcpState}. */
    public int state(int position) {
        return states[position];
    }

    /** For how many seconds it is known to be in that state, or to have no row: since the first reading that found it so. */
    public double stateSeconds(int position) {
        return Kernel.secondsSince(since[position], now);
    }

    /** For how many seconds its far end is known to have had no room for what is unsent; null when it has, or nothing is. */
    public @Nullable Double probingSeconds(int position) {
        Long began = probingSince.get(own.inode(position));
        return began == null ? null : (Double) Kernel.secondsSince(began, now);
    }

    /** Nothing is on its way, and no keepalive will ever ask whether the far end is still there. */
    public boolean isWithoutTimer(int position) {
        return withoutTimer.get(position);
    }

    /** Bytes that the program has not read; of a listening socket the connections that wait to be accepted. */
    public long unread(int position) {
        return Integer.toUnsignedLong(unread[position]);
    }

    /** Bytes that the far end has not confirmed. */
    public long unsent(int position) {
        return Integer.toUnsignedLong(unsent[position]);
    }

    /** Null of one that is not connected. */
    public @Nullable InetSocketAddress remote(int position) {
        return remotePorts[position] == 0
                ? null
                : TcpEnd.of(remotes, TcpEnd.WORDS * position, remotePorts[position])
                        .endpoint();
    }

    /** The number of the end of this process at which it was accepted; -1 of any other. */
    int acceptedAt(int position) {
        return acceptedAt[position] - 1;
    }

    /** The end at which it was accepted. */
    TcpEnd listener(int position) {
        return listened.end(acceptedAt(position));
    }

    /** Whether both were accepted at the same end from the same address. */
    boolean isSamePeer(int position, int other) {
        return acceptedAt[position] == acceptedAt[other]
                && Arrays.equals(
                        remotes,
                        TcpEnd.WORDS * position,
                        TcpEnd.WORDS * (position + 1),
                        remotes,
                        TcpEnd.WORDS * other,
                        TcpEnd.WORDS * (other + 1));
    }

    /** Of its remote address alone. */
    int remoteHash(int position) {
        int hash = 0;
        for (int word = TcpEnd.WORDS * position; word < TcpEnd.WORDS * (position + 1); word++) {
            hash = 0x9E3779B1 * (hash + remotes[word]); // in the words of an address the last byte stands first
            hash ^= hash >>> 15;
        }
        return hash;
    }

    /** In the order of addresses. */
    int compareRemotes(int position, int other) {
        return TcpEnd.compareAddresses(remotes, TcpEnd.WORDS * position, TcpEnd.WORDS * other);
    }

    /** How many ends are listened on, by this process or another. */
    int listeners() {
        return listened.size();
    }

    InetAddress remoteAddress(int position) {
        return TcpEnd.of(remotes, TcpEnd.WORDS * position, 0).address();
    }

    /** Its far end is on this host. */
    public boolean isToLoopback(int position) {
        return TcpEnd.isLoopback(remotes, TcpEnd.WORDS * position);
    }

    public int localPort(int position) {
        return localPorts[position];
    }

    /** Whether somebody in this network namespace listens on its local port: then it was accepted. */
    public boolean isAccepted(int position) {
        return states[position] != TcpState.LISTEN && listeningPorts.get(localPorts[position]);
    }
}
