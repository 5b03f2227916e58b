package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/tcp6} and {@code tcp} read to their end, for what no counter of the kernel tells: half-open connections
 * by local port, and the local ports that are taken, in whatever state their connections are. NETNS, of all its processes. Kept
 * is what concerns {@link OwnConnections}. The dump is not atomic, rows can repeat or be missed. 43 to 140 ms for
 * 18,000 rows, nearly all of it the kernel's: on demand only.
 */
public final class Connections {
    private final OwnConnections own;
    private final Map<InetSocketAddress, Integer> ownOpen = new HashMap<>();
    private final Map<InetSocketAddress, Integer> ownUnbound = new HashMap<>();
    private final EphemeralPorts range;
    private final Map<Integer, Set<TcpEnd>> halfOpen = new HashMap<>();
    private final Map<TcpEnd, InetSocketAddress> destinations = new HashMap<>();
    private final Map<InetSocketAddress, Map<TcpEnd, PortTally>> tallies = new HashMap<>();
    private final Map<InetSocketAddress, PortsTaken> taken = new HashMap<>();
    private Optional<BoundPorts> fullestBound = Optional.empty();
    private Figure activeOpens = Figure.unknown("not read yet");

    private Connections(OwnConnections own, EphemeralPorts range) {
        this.own = own;
        own.addTo(ownOpen, ownUnbound);
        this.range = range;
        own.destinations().forEach(this::expect);
    }

    private void expect(InetSocketAddress destination) {
        TcpEnd remote = TcpEnd.of(destination);
        if (remote != null) {
            destinations.put(remote, destination);
        }
    }

    /** A kernel without IPv6 has no tcp6. */
    static Connections read(Roots roots, OwnConnections own, EphemeralPorts range) throws UnreadableFile {
        Connections connections = new Connections(own, range);
        BoundTally bound = new BoundTally(range);
        connections.activeOpens =
                activeOpens(roots); // first: what is opened meanwhile is then counted twice, not missed
        try {
            connections.read(roots, "/proc/net/tcp6", bound);
        } catch (UnreadableFile e) {
            if (e.cause() != UnreadableFile.Cause.ABSENT) {
                throw e;
            }
        }
        connections.read(roots, "/proc/net/tcp", bound);
        connections.finish(bound);
        return connections;
    }

    private static Figure activeOpens(Roots roots) {
        try (KernelFile file = KernelFile.once(roots.at(Snmp.PATH))) {
            return Snmp.parse(file.read()).tcp("ActiveOpens");
        } catch (UnreadableFile | MalformedKernelText e) {
            return Figure.unknown(String.valueOf(e.getMessage()));
        }
    }

    private void read(Roots roots, String path, BoundTally bound) throws UnreadableFile {
        ConnectionTable table =
                new ConnectionTable(path, (state, local, remote, inode) -> add(state, local, remote, inode, bound));
        try (KernelFile file = KernelFile.once(roots.at(path))) {
            file.eachPiece(table);
        }
        table.end();
    }

    private void add(int state, TcpEnd local, TcpEnd remote, long inode, BoundTally bound) {
        if (state == ConnectionTable.SYN_RECV) {
            halfOpen.computeIfAbsent(local.port(), port -> new HashSet<>()).add(remote);
        } else if (state != ConnectionTable.LISTEN && range.contains(local.port())) {
            addTaken(state, local, remote, inode, bound);
        }
    }

    private void addTaken(int state, TcpEnd local, TcpEnd remote, long inode, BoundTally bound) {
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

    private void finish(BoundTally bound) {
        fullestBound = bound.fullest();
        own.addTo(ownOpen, ownUnbound);
        for (InetSocketAddress destination : own.destinations()) {
            taken.put(destination, taken(destination, tallies.getOrDefault(destination, Map.of())));
        }
        tallies.clear();
        destinations.clear();
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

    /** Connections to this local port, of any address, that wait for the last step of their handshake. */
    public Figure halfOpen(int port) {
        return Figure.of(halfOpen.getOrDefault(port, Set.of()).size());
    }

    /** The local ports that are taken towards this remote address and port; null where that was none of our own destinations. */
    public @Nullable PortsTaken towards(InetSocketAddress remote) {
        return taken.get(remote);
    }

    /** Whether the process had bound any client when the reading began: else {@link #bound()} knows of none. */
    public boolean isOfBound() {
        return own.hasBound();
    }

    /** The fullest local address to which this process binds clients; empty where it binds none. */
    public Optional<BoundPorts> bound() {
        return fullestBound;
    }

    /** Connections that the network namespace had begun to open when the reading began, ever since there is a namespace. */
    public Figure activeOpens() {
        return activeOpens;
    }
}
