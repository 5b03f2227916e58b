package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose connections a listener has accepted that are open now: counted exactly from one reading of the kernel's tables, by remote
 * address, in two arrays of numbers. Of each listener the {@value #MOST} addresses with most are kept. An IPv4 address is the same
 * whether it was mapped or not. Sockets that share an address and port share their peers: the kernel does not tell which of them
 * accepted a connection.
 */
public final class Peers {
    static final int MOST = 20;

    private final SocketRows rows;
    private final int[] slots;
    private final int[] counts;
    private final Map<String, OfListener> byListener = new HashMap<>();

    /** A remote address, and how many of its connections are open. */
    public static final class Peer {
        private final InetAddress address;
        private final long open;

        Peer(InetAddress address, long open) {
            this.address = address;
            this.open = open;
        }

        public InetAddress address() {
            return address;
        }

        public long open() {
            return open;
        }
    }

    /** The peers of one listener. */
    public static final class OfListener {
        private final int[] fullest = new int[MOST];
        private int kept;
        private long open;
        private long addresses;
        private List<Peer> most = List.of();

        /** Connections that it accepted and that are open now. */
        public long open() {
            return open;
        }

        /** From how many remote addresses. */
        public long addresses() {
            return addresses;
        }

        /** Those with most, the most first; of as many by address. */
        public List<Peer> most() {
            return most;
        }
    }

    private Peers(SocketRows rows, int accepted) {
        this.rows = rows;
        int size = Integer.highestOneBit(Math.max(1, accepted)) * 4;
        slots = new int[size];
        counts = new int[size];
    }

    /** Of one reading. */
    public static Peers of(SocketRows rows) {
        int[] accepted = {0};
        rows.forEach((read, position) -> accepted[0] += read.acceptedAt(position) >= 0 ? 1 : 0);
        Peers peers = new Peers(rows, accepted[0]);
        rows.forEach((read, position) -> {
            if (read.acceptedAt(position) >= 0) {
                peers.count(position);
            }
        });
        peers.select();
        return peers;
    }

    private void count(int position) {
        int slot = hash(position) & (slots.length - 1);
        while (slots[slot] != 0 && !rows.isSamePeer(slots[slot] - 1, position)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = position + 1;
        counts[slot]++;
    }

    private int hash(int position) {
        int hash = 31 * rows.remoteHash(position) + rows.acceptedAt(position);
        return hash ^ hash >>> 16;
    }

    /** Without an object for each address: there may be as many as connections. */
    private void select() {
        OfListener[] listeners = new OfListener[rows.listeners()];
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot] != 0) {
                int number = rows.acceptedAt(slots[slot] - 1);
                if (listeners[number] == null) {
                    listeners[number] = new OfListener();
                }
                add(listeners[number], slot);
            }
        }
        for (OfListener of : listeners) {
            if (of != null) {
                TcpEnd end = rows.listener(slots[of.fullest[0]] - 1);
                of.most = peers(of);
                byListener.put(key(end.address().getHostAddress(), end.port()), of);
            }
        }
    }

    private void add(OfListener of, int slot) {
        of.open += counts[slot];
        of.addresses++;
        int place = of.kept;
        while (place > 0 && isBefore(slot, of.fullest[place - 1])) {
            place--;
        }
        if (place < MOST) {
            int last = Math.min(of.kept, MOST - 1);
            System.arraycopy(of.fullest, place, of.fullest, place + 1, last - place);
            of.fullest[place] = slot;
            of.kept = last + 1;
        }
    }

    private boolean isBefore(int slot, int other) {
        return counts[slot] == counts[other]
                ? rows.compareRemotes(slots[slot] - 1, slots[other] - 1) < 0
                : counts[slot] > counts[other];
    }

    private List<Peer> peers(OfListener of) {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < of.kept; i++) {
            peers.add(new Peer(rows.remoteAddress(slots[of.fullest[i]] - 1), counts[of.fullest[i]]));
        }
        return Collections.unmodifiableList(peers);
    }

    /** Of the sockets that listen there; null when none of their connections is open. */
    public @Nullable OfListener at(String address, int port) {
        return byListener.get(key(address, port));
    }

    private static String key(String address, int port) {
        return address + " " + port;
    }
}
