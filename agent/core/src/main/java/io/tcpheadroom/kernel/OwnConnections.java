package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What this process itself has open, for one reading: {@link Connections} keeps what concerns that, and no more, for a
 * network namespace may have a million other connections.
 */
public final class OwnConnections {
    static final OwnConnections NONE = new OwnConnections(Map.of(), Set.of(), Map.of());

    private final Map<InetSocketAddress, IntSupplier> unboundByDestination;
    private final Set<InetSocketAddress> boundOnly;
    private final Map<Long, Boolean> boundInodes;

    /**
     * The destinations, and the clients that the program bound to a local address before it connected them.
     *
     * @param unboundByDestination how many sockets that are not bound are open, whenever that is asked, towards each destination
     *     that is of interest
     * @param boundOnly those of them towards which every open socket is bound: ports of other local addresses do not matter there
     * @param boundInodes the inodes of bound clients, and whether each surely took its port when it was bound: with
     *     {@code IP_BIND_ADDRESS_NO_PORT}, which only native code can set, it did not
     */
    public OwnConnections(
            Map<InetSocketAddress, IntSupplier> unboundByDestination,
            Set<InetSocketAddress> boundOnly,
            Map<Long, Boolean> boundInodes) {
        this.boundOnly = Set.copyOf(boundOnly);
        this.unboundByDestination = Map.copyOf(unboundByDestination);
        this.boundInodes = Map.copyOf(boundInodes);
    }

    Set<InetSocketAddress> destinations() {
        return unboundByDestination.keySet();
    }

    /** By now. */
    Map<InetSocketAddress, Integer> unbound() {
        Map<InetSocketAddress, Integer> now = new HashMap<>();
        unboundByDestination.forEach((destination, unbound) -> now.put(destination, unbound.getAsInt()));
        return now;
    }

    boolean isBoundOnly(InetSocketAddress destination) {
        return boundOnly.contains(destination);
    }

    boolean hasBound() {
        return !boundInodes.isEmpty();
    }

    boolean isBound(long inode) {
        return boundInodes.containsKey(inode);
    }

    boolean tookItsPort(long inode) {
        return boundInodes.getOrDefault(inode, false);
    }
}
