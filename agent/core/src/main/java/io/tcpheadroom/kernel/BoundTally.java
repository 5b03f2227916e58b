package io.tcpheadroom.kernel;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what {@link BoundPorts} shows, by local address. A bound client is not always one that took its port: with
 * {@code IP_BIND_ADDRESS_NO_PORT} the kernel chooses it at the connect, and then one port serves several destinations.
 */
final class BoundTally {
    /** 8 KiB each: beyond, only addresses to which this process binds. */
    private static final int MOST_ADDRESSES = 256;

    /** Sockets of unknown options tell by sharing no port only when they are so large a part of the range. */
    private static final int TELLING_SHARE = 10;

    private final EphemeralPorts range;
    private final Map<TcpEnd, OfAddress> byAddress = new HashMap<>();
    private final TcpEnd address = TcpEnd.ofIpv4(0, 0);

    BoundTally(EphemeralPorts range) {
        this.range = range;
    }

    private static final class OfAddress {
        final BitSet ports = new BitSet();
        final Map<Integer, TcpEnd> ownRemotes = new HashMap<>();
        boolean isSharing;
        boolean isSure;
    }

    /** The local end of a connection that is not ours, or that we did not bind. */
    void add(TcpEnd local) {
        address.setAddressOf(local);
        OfAddress known = byAddress.get(address);
        if (known == null && byAddress.size() < MOST_ADDRESSES) {
            known = new OfAddress();
            byAddress.put(address.copy(), known);
        }
        if (known != null) {
            known.ports.set(local.port());
        }
    }

    /** A client that this process bound. */
    void addOwn(TcpEnd local, TcpEnd remote, boolean tookItsPort) {
        address.setAddressOf(local);
        OfAddress known = byAddress.get(address);
        if (known == null) {
            known = new OfAddress();
            byAddress.put(address.copy(), known);
        }
        known.ports.set(local.port());
        TcpEnd before = known.ownRemotes.put(local.port(), remote.copy());
        known.isSharing |= before != null && !before.equals(remote);
        known.isSure |= tookItsPort;
    }

    /** The fullest address to which this process surely binds; empty where there is none. */
    Optional<BoundPorts> fullest() {
        BoundPorts fullest = null;
        for (Map.Entry<TcpEnd, OfAddress> entry : byAddress.entrySet()) {
            OfAddress known = entry.getValue();
            if (takesPorts(known)) {
                BoundPorts ports =
                        new BoundPorts(entry.getKey().address(), known.ports.cardinality(), known.ownRemotes.size());
                fullest = fullest == null || ports.all() > fullest.all() ? ports : fullest;
            }
        }
        return Optional.ofNullable(fullest);
    }

    private boolean takesPorts(OfAddress known) {
        if (known.ownRemotes.isEmpty() || known.isSharing) {
            return false;
        }
        Set<TcpEnd> remotes = new HashSet<>(known.ownRemotes.values());
        return known.isSure || (remotes.size() > 1 && known.ownRemotes.size() >= range.count() / TELLING_SHARE);
    }
}
