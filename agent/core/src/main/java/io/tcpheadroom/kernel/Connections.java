package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/tcp6} and {@code tcp} read to their end, for what no counter of the kernel tells: half-open connections
 * by local port, the local ports that are taken, in whatever state their connections are, and the state of each socket of this process.
 * NETNS, of all its processes. The one reader of whole tables: whoever wants to know more of the rows gets it from here. Kept is what concerns {@link OwnConnections}. The dump is not atomic, rows can repeat or be missed. 43 to 140 ms for
 * 18,000 rows, nearly all of it the kernel's: on demand only.
 */
public final class Connections {
    private final Map<Integer, Integer> halfOpen;
    private final Map<InetSocketAddress, PortsTaken> taken;
    private final boolean isOfBound;
    private final Optional<BoundPorts> bound;
    private final Figure activeOpens;
    private final SocketRows sockets;

    Connections(
            Map<Integer, Integer> halfOpen,
            Map<InetSocketAddress, PortsTaken> taken,
            boolean isOfBound,
            Optional<BoundPorts> bound,
            Figure activeOpens,
            SocketRows sockets) {
        this.sockets = sockets;
        this.halfOpen = halfOpen;
        this.taken = taken;
        this.isOfBound = isOfBound;
        this.bound = bound;
        this.activeOpens = activeOpens;
    }

    /**
     * A kernel without IPv6 has no tcp6.
     *
     * @param before the reading before this one, which is not kept
     * @param now by the kernel's clock
     */
    static Connections read(
            Roots roots, OwnConnections own, EphemeralPorts range, @Nullable Connections before, long now)
            throws UnreadableFile {
        Figure activeOpens = activeOpens(roots); // first: what is opened meanwhile is then counted twice, not missed
        ConnectionTally tally = new ConnectionTally(own, range);
        SocketRows sockets = new SocketRows(own.sockets(), before == null ? null : before.sockets, now);
        ConnectionTable.EachRow each = row -> {
            tally.add(row);
            sockets.add(row);
        };
        KernelFile.unlessAbsent(() -> read(roots, "/proc/net/tcp6", each));
        read(roots, "/proc/net/tcp", each);
        sockets.end();
        return tally.result(activeOpens, before, sockets, now);
    }

    private static Figure activeOpens(Roots roots) {
        try (KernelFile file = KernelFile.once(roots.at(Snmp.PATH))) {
            return Snmp.parse(file.read()).tcp("ActiveOpens");
        } catch (UnreadableFile | MalformedKernelText e) {
            return Figure.unknown(String.valueOf(e.getMessage()));
        }
    }

    static void read(Roots roots, String path, ConnectionTable.EachRow each) throws UnreadableFile {
        ConnectionTable table = new ConnectionTable(path, each);
        try (KernelFile file = KernelFile.once(roots.at(path))) {
            file.eachPieceOfShortLines(table);
        }
        table.end();
    }

    /** Connections to this local port, of any address, that wait for the last step of their handshake. */
    public Figure halfOpen(int port) {
        return Figure.of(halfOpen.getOrDefault(port, 0));
    }

    /** The local ports that are taken towards this remote address and port; null where that was none of our own destinations. */
    public @Nullable PortsTaken towards(InetSocketAddress remote) {
        return taken.get(remote);
    }

    /** Whether the process had bound any client when the reading began: else {@link #bound()} knows of none. */
    public boolean isOfBound() {
        return isOfBound;
    }

    /** The fullest local address to which this process binds clients; empty where it binds none. */
    public Optional<BoundPorts> bound() {
        return bound;
    }

    /** What the tables say of each open socket of this process. */
    public SocketRows sockets() {
        return sockets;
    }

    /** Connections that the network namespace had begun to open when the reading began, ever since there is a namespace. */
    public Figure activeOpens() {
        return activeOpens;
    }
}
