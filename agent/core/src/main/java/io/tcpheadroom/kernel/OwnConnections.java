package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;

/**
 * What this process itself has open, for one reading: {@link Connections} keeps what concerns that, and no more, for a
 * network namespace may have a million other connections.
 */
public final class OwnConnections {
    /** Sockets that are open towards one destination, whenever that is asked. */
    public interface Counts {
        int open();

        /** Those of them that the program did not bind before it connected them. */
        int unbound();

        /** Connects that failed, ever. */
        long connectFailed();
    }

    static final OwnConnections NONE = new OwnConnections(Map.of(), Set.of(), Map.of(), Set.of());

    private final Map<InetSocketAddress, Counts> countsByDestination;
    private final Set<InetSocketAddress> boundOnly;
    private final Map<Long, Boolean> boundInodes;
    private final Set<Long> unboundInodes;
    private final OwnSockets sockets;

    /**
     * The destinations, and the clients that the program bound to a local address before it connected them.
     *
     * @param countsByDestination the sockets that are open towards each destination that is of interest
     * @param boundOnly those of them towards which every open socket is bound: ports of other local addresses do not matter there
     * @param boundInodes the inodes of bound clients, and whether each surely took its port when it was bound: with
     *     {@code IP_BIND_ADDRESS_NO_PORT}, which only native code can set, it did not
     * @param unboundInodes of other clients one for each destination, whose row tells the address from which they all come
     */
    OwnConnections(
            Map<InetSocketAddress, Counts> countsByDestination,
            Set<InetSocketAddress> boundOnly,
            Map<Long, Boolean> boundInodes,
            Set<Long> unboundInodes) {
        this(countsByDestination, boundOnly, boundInodes, unboundInodes, new OwnSockets());
    }

    /**
     * The same, with all sockets of this process.
     *
     * @param sockets whose rows are looked for
     */
    public OwnConnections(
            Map<InetSocketAddress, Counts> countsByDestination,
            Set<InetSocketAddress> boundOnly,
            Map<Long, Boolean> boundInodes,
            Set<Long> unboundInodes,
            OwnSockets sockets) {
        this.sockets = sockets;
        this.unboundInodes = Set.copyOf(unboundInodes);
        this.boundOnly = Set.copyOf(boundOnly);
        this.countsByDestination = Map.copyOf(countsByDestination);
        this.boundInodes = Map.copyOf(boundInodes);
    }

    Set<InetSocketAddress> destinations() {
        return countsByDestination.keySet();
    }

    /** Adds what is open by now to what was open before, where it is more. */
    void addTo(Map<InetSocketAddress, Integer> open, Map<InetSocketAddress, Integer> unbound) {
        countsByDestination.forEach((destination, counts) -> {
            open.merge(destination, counts.open(), Math::max);
            unbound.merge(destination, counts.unbound(), Math::max);
        });
    }

    boolean isBoundOnly(InetSocketAddress destination) {
        return boundOnly.contains(destination);
    }

    boolean hasBound() {
        return !boundInodes.isEmpty();
    }

    OwnSockets sockets() {
        return sockets;
    }

    boolean isBound(long inode) {
        return hasBound() && boundInodes.containsKey(inode);
    }

    boolean isUnbound(long inode) {
        return unboundInodes.contains(inode);
    }

    long connectFailed(InetSocketAddress destination) {
        Counts counts = countsByDestination.get(destination);
        return counts == null ? 0 : counts.connectFailed();
    }

    boolean tookItsPort(long inode) {
        return boundInodes.getOrDefault(inode, false);
    }
}
