package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rows of one reading as they are counted. What comes of it, {@link Connections}, keeps none of it alive. */
final class ConnectionTally {
    private final OwnConnections own;
    private final Map<InetSocketAddress, Integer> ownOpen = new HashMap<>();
    private final Map<InetSocketAddress, Integer> ownUnbound = new HashMap<>();
    private final EphemeralPorts range;
    private final BoundTally bound;
    private final Map<Integer, Set<TcpEnd>> halfOpen = new HashMap<>();
    private final Map<TcpEnd, InetSocketAddress> destinations = new HashMap<>();
    private final Map<InetSocketAddress, Map<TcpEnd, PortTally>> tallies = new HashMap<>();

    ConnectionTally(OwnConnections own, EphemeralPorts range) {
        this.own = own;
        this.range = range;
        this.bound = new BoundTally(range);
        own.addTo(ownOpen, ownUnbound);
        own.destinations().forEach(this::expect);
    }

    private void expect(InetSocketAddress destination) {
        TcpEnd remote = TcpEnd.of(destination);
        if (remote != null) {
            destinations.put(remote, destination);
        }
    }

    void add(int state, TcpEnd local, TcpEnd remote, long inode) {
        if (state == ConnectionTable.SYN_RECV) {
            halfOpen.computeIfAbsent(local.port(), port -> new HashSet<>()).add(remote);
        } else if (state != ConnectionTable.LISTEN && range.contains(local.port())) {
            addTaken(state, local, remote, inode);
        }
    }

    private void addTaken(int state, TcpEnd local, TcpEnd remote, long inode) {
        boolean isOwnBound = own.isBound(inode);
        InetSocketAddress destination = destinations.get(remote);
        if (destination != null) {
            tallies.computeIfAbsent(destination, to -> new HashMap<>())
                    .computeIfAbsent(local.withoutPort(), address -> new PortTally())
                    .add(local.port(), holder(state, inode), isOwnBound);
        }
        if (isOwnBound) {
            bound.addOwn(local, remote, own.tookItsPort(inode));
        } else if (own.hasBound()) {
            bound.add(local);
        }
    }

    private static PortTally.Holder holder(int state, long inode) {
        if (state == ConnectionTable.TIME_WAIT) {
            return PortTally.Holder.TIME_WAIT;
        }
        return inode == 0 ? PortTally.Holder.CLOSING : PortTally.Holder.SOCKET;
    }

    /** @param activeOpens as of the beginning of the reading */
    Connections result(Figure activeOpens) {
        own.addTo(ownOpen, ownUnbound);
        Map<Integer, Integer> halfOpenByPort = new HashMap<>();
        halfOpen.forEach((port, remotes) -> halfOpenByPort.put(port, remotes.size()));
        Map<InetSocketAddress, PortsTaken> taken = new HashMap<>();
        for (InetSocketAddress destination : own.destinations()) {
            taken.put(destination, taken(destination, tallies.getOrDefault(destination, Map.of())));
        }
        return new Connections(halfOpenByPort, taken, own.hasBound(), bound.fullest(), activeOpens);
    }

    private PortsTaken taken(InetSocketAddress destination, Map<TcpEnd, PortTally> byLocal) {
        TcpEnd fullest = null;
        PortTally most = new PortTally();
        int boundRows = 0;
        for (Map.Entry<TcpEnd, PortTally> each : byLocal.entrySet()) {
            PortTally tally = each.getValue();
            tally.sort();
            boundRows += tally.ownBound();
            boolean isOurs = tally.ownBound() > 0 || !own.isBoundOnly(destination);
            if (isOurs && tally.size() > most.size()) {
                most = tally;
                fullest = each.getKey();
            }
        }
        int sockets = most.heldBy(PortTally.Holder.SOCKET);
        // those that are not bound all come from one address, and those opened meanwhile are of no other process
        int mine = most.ownBound() + Math.max(0, ownOpen.getOrDefault(destination, 0) - boundRows);
        return new PortsTaken(
                fullest == null ? null : fullest.address(),
                most.size(),
                most.heldBy(PortTally.Holder.TIME_WAIT),
                Math.min(mine, sockets),
                Math.max(0, sockets - mine),
                ownUnbound.getOrDefault(destination, 0));
    }
}
