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
        TcpEnd address = local.withoutPort();
        OfAddress known = byAddress.get(address);
        if (known == null && byAddress.size() < MOST_ADDRESSES) {
            known = new OfAddress();
            byAddress.put(address, known);
        }
        if (known != null) {
            known.ports.set(local.port());
        }
    }

    /** A client that this process bound. */
    void addOwn(TcpEnd local, TcpEnd remote, boolean tookItsPort) {
        OfAddress address = byAddress.computeIfAbsent(local.withoutPort(), a -> new OfAddress());
        address.ports.set(local.port());
        TcpEnd before = address.ownRemotes.put(local.port(), remote);
        address.isSharing |= before != null && !before.equals(remote);
        address.isSure |= tookItsPort;
    }

    /** The fullest address to which this process surely binds; empty where there is none. */
    Optional<BoundPorts> fullest() {
        BoundPorts fullest = null;
        for (Map.Entry<TcpEnd, OfAddress> entry : byAddress.entrySet()) {
            OfAddress address = entry.getValue();
            if (takesPorts(address)) {
                BoundPorts ports = new BoundPorts(
                        entry.getKey().address(), address.ports.cardinality(), address.ownRemotes.size());
                fullest = fullest == null || ports.all() > fullest.all() ? ports : fullest;
            }
        }
        return Optional.ofNullable(fullest);
    }

    private boolean takesPorts(OfAddress address) {
        if (address.ownRemotes.isEmpty() || address.isSharing) {
            return false;
        }
        Set<TcpEnd> remotes = new HashSet<>(address.ownRemotes.values());
        return address.isSure || (remotes.size() > 1 && address.ownRemotes.size() >= range.count() / TELLING_SHARE);
    }
}
