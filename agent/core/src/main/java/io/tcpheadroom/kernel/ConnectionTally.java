package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Map<InetSocketAddress, TcpEnd> ownLocals = new HashMap<>();
    private final TcpEnd address = TcpEnd.ofIpv4(0, 0);

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

    void add(ConnectionRow row) {
        if (row.state == TcpState.SYN_RECV) {
            halfOpen.computeIfAbsent(row.local.port(), port -> new HashSet<>()).add(row.remote.copy());
        } else if (row.state != TcpState.LISTEN && range.contains(row.local.port())) {
            addTaken(row);
        }
    }

    private void addTaken(ConnectionRow row) {
        boolean isOwnBound = own.isBound(row.inode);
        InetSocketAddress destination = destinations.get(row.remote);
        if (destination != null) {
            tally(destination, row.local).add(row.local.port(), holder(row.state, row.inode), isOwnBound);
            if (!ownLocals.containsKey(destination) && own.isUnbound(row.inode)) {
                ownLocals.put(destination, address.copy());
            }
        }
        if (isOwnBound) {
            bound.addOwn(row.local, row.remote, own.tookItsPort(row.inode));
        } else if (own.hasBound()) {
            bound.add(row.local);
        }
    }

    /** Of the local address, which {@link #address} is then. */
    private PortTally tally(InetSocketAddress destination, TcpEnd local) {
        address.setAddressOf(local);
        Map<TcpEnd, PortTally> byLocal = tallies.computeIfAbsent(destination, to -> new HashMap<>());
        PortTally tally = byLocal.get(address);
        if (tally == null) {
            tally = new PortTally();
            byLocal.put(address.copy(), tally);
        }
        return tally;
    }

    private static PortTally.Holder holder(int state, long inode) {
        if (state == TcpState.TIME_WAIT) {
            return PortTally.Holder.TIME_WAIT;
        }
        return inode == 0 ? PortTally.Holder.CLOSING : PortTally.Holder.SOCKET;
    }

    /**
     * What it comes to.
     *
     * @param activeOpens as of the beginning of the reading
     * @param before the reading before this one
     * @param sockets of the same reading
     */
    Connections result(Figure activeOpens, @Nullable Connections before, SocketRows sockets, long now) {
        own.addTo(ownOpen, ownUnbound);
        Map<Integer, Integer> halfOpenByPort = new HashMap<>();
        halfOpen.forEach((port, remotes) -> halfOpenByPort.put(port, remotes.size()));
        Map<InetSocketAddress, PortsTaken> taken = new HashMap<>();
        for (InetSocketAddress destination : own.destinations()) {
            PortsTaken takenBefore = before == null ? null : before.towards(destination);
            Map<TcpEnd, PortTally> byLocal = tallies.getOrDefault(destination, Map.of());
            FailedConnects failed = FailedConnects.seen(
                    own.connectFailed(destination), takenBefore == null ? null : takenBefore.failed(), now);
            taken.put(destination, taken(destination, byLocal, takenBefore, failed));
        }
        return new Connections(halfOpenByPort, taken, own.hasBound(), bound.fullest(), activeOpens, sockets);
    }

    private PortsTaken taken(
            InetSocketAddress destination,
            Map<TcpEnd, PortTally> byLocal,
            @Nullable PortsTaken before,
            FailedConnects failed) {
        int boundRows = 0;
        for (PortTally tally : byLocal.values()) {
            tally.sort();
            boundRows += tally.ownBound();
        }
        int unbound = Math.max(0, ownOpen.getOrDefault(destination, 0) - boundRows);
        TcpEnd ownLocal = ownLocal(destination, byLocal, unbound, before);
        boolean isOfAny = ownLocal == null && !own.isBoundOnly(destination);
        TcpEnd fullest = null;
        PortTally most = new PortTally();
        for (Map.Entry<TcpEnd, PortTally> each : byLocal.entrySet()) {
            PortTally tally = each.getValue();
            boolean counts = isOfAny || tally.ownBound() > 0 || each.getKey().equals(ownLocal);
            if (counts && tally.size() > most.size()) {
                most = tally;
                fullest = each.getKey();
            }
        }
        boolean isOfUnbound = fullest != null && fullest.equals(ownLocal);
        int sockets = most.heldBy(PortTally.Holder.SOCKET);
        // those that are not bound all come from one address, and those opened meanwhile are of no other process
        int mine = most.ownBound() + (isOfUnbound ? unbound : 0);
        return new PortsTaken(
                fullest == null ? null : fullest.address(),
                fullest == null || isOfUnbound || most.ownBound() > 0,
                most.size(),
                most.heldBy(PortTally.Holder.TIME_WAIT),
                Math.min(mine, sockets),
                Math.max(0, sockets - mine),
                ownUnbound.getOrDefault(destination, 0),
                failed);
    }

    /** The address of this process's sockets that are not bound, as a row tells it, or told it before; null where none did. */
    private @Nullable TcpEnd ownLocal(
            InetSocketAddress destination, Map<TcpEnd, PortTally> byLocal, int unbound, @Nullable PortsTaken before) {
        TcpEnd seen = ownLocals.get(destination);
        if (seen == null && unbound > 0 && byLocal.size() == 1) {
            seen = byLocal.keySet().iterator().next();
        }
        if (seen == null && before != null && before.isOfThisProcess()) {
            for (TcpEnd local : byLocal.keySet()) {
                if (local.address().equals(before.local())) {
                    return local;
                }
            }
            return null;
        }
        return seen;
    }
}
