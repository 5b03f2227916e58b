package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Whose connections a listener has accepted that are open now: counted exactly from one reading of the kernel's tables, by remote
 * address, in two arrays of numbers. Of each listener the {@value #MOST} addresses with most are kept. An IPv4 address is the same
 * whether it was mapped or not. Sockets that share an address and port share their peers: the kernel does not tell which of them
 * accepted a connection.
 */
public final class Peers {
    static final int MOST = 20;

    private static final Comparator<Peer> FEWEST_FIRST =
            Comparator.comparingLong(Peer::open).thenComparing(Peer::text, Comparator.reverseOrder());

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

        private String text() {
            return address.getHostAddress();
        }
    }

    /** The peers of one listener. */
    public static final class OfListener {
        private final PriorityQueue<Peer> most = new PriorityQueue<>(FEWEST_FIRST);
        private long open;
        private long addresses;

        /** Connections that it accepted and that are open now. */
        public long open() {
            return open;
        }

        /** From how many remote addresses. */
        public long addresses() {
            return addresses;
        }

        /** Those with most, the most first. */
        public List<Peer> most() {
            List<Peer> sorted = new ArrayList<>(most);
            sorted.sort(FEWEST_FIRST.reversed());
            return Collections.unmodifiableList(sorted);
        }

        private void add(Peer peer) {
            most.add(peer);
            if (most.size() > MOST) {
                most.remove();
            }
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

    private void select() {
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot] != 0) {
                int position = slots[slot] - 1;
                TcpEnd listener = rows.listener(position);
                OfListener of =
                        byListener.computeIfAbsent(key(listener.address(), listener.port()), key -> new OfListener());
                of.open += counts[slot];
                of.addresses++;
                Peer fewest = of.most.peek();
                if (of.most.size() < MOST || (fewest != null && counts[slot] >= fewest.open)) {
                    of.add(new Peer(rows.remoteAddress(position), counts[slot]));
                }
            }
        }
    }

    /** Of the sockets that listen there; null when none of their connections is open. */
    public @Nullable OfListener at(String address, int port) {
        return byListener.get(address + " " + port);
    }

    private static String key(InetAddress address, int port) {
        return address.getHostAddress() + " " + port;
    }
}
