package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;

/**
 * What this process itself has open, as of one instant: {@link Connections} keeps what concerns that, and no more, for a
 * network namespace may have a million other connections. Immutable.
 */
public final class OwnConnections {
    static final OwnConnections NONE = new OwnConnections(Map.of(), Map.of());

    private final Map<InetSocketAddress, Integer> openByDestination;
    private final Map<Long, Boolean> boundInodes;

    /**
     * The destinations, and the clients that the program bound to a local address before it connected them.
     *
     * @param openByDestination how many sockets are open towards each destination that is of interest; 0 too
     * @param boundInodes the inodes of bound clients, and whether each surely took its port when it was bound: with
     *     {@code IP_BIND_ADDRESS_NO_PORT}, which only native code can set, it did not
     */
    public OwnConnections(Map<InetSocketAddress, Integer> openByDestination, Map<Long, Boolean> boundInodes) {
        this.openByDestination = Map.copyOf(openByDestination);
        this.boundInodes = Map.copyOf(boundInodes);
    }

    Set<InetSocketAddress> destinations() {
        return openByDestination.keySet();
    }

    int open(InetSocketAddress destination) {
        return openByDestination.getOrDefault(destination, 0);
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
