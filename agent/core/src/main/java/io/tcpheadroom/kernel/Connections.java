package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code /proc/net/tcp6} and {@code tcp} read to their end, for what no counter of the kernel tells: half-open connections
 * (TcpRow.SYN_RECV) by local port, and the local ports in TIME_WAIT by remote address and port. NETNS, of all its processes: rows
 * in these two states have neither an inode nor a user. The dump is not atomic, rows can repeat or be missed. 43 to 140 ms for
 * 18,000 rows: on demand only.
 */
public final class Connections {
    public static final OnDemandSource<Connections> TABLES =
            OnDemandSource.of("/proc/net/tcp6", ", tcp, all rows", Connections::read);

    private final Map<Integer, Set<InetSocketAddress>> halfOpen = new HashMap<>();
    private final Map<InetSocketAddress, Set<Integer>> timeWait = new HashMap<>();

    Connections() {}

    /** A kernel without IPv6 has no tcp6. */
    static Connections read(Roots roots) throws UnreadableFile {
        Connections connections = new Connections();
        try {
            connections.read(roots, "/proc/net/tcp6");
        } catch (UnreadableFile e) {
            if (e.cause() != UnreadableFile.Cause.ABSENT) {
                throw e;
            }
        }
        connections.read(roots, "/proc/net/tcp");
        return connections;
    }

    private void read(Roots roots, String table) throws UnreadableFile {
        try (KernelFile file = KernelFile.once(roots.at(table))) {
            file.eachLine((number, text) -> add(table, number, text));
        }
    }

    /** Most rows are of other states: those are not taken apart. */
    void add(String file, int number, String text) {
        String state = number == 1 ? "" : state(text);
        if (state.equals(TcpRow.SYN_RECV)) {
            TcpRow row = new TcpRow(Line.of(file, number, text));
            halfOpen.computeIfAbsent(row.local().getPort(), port -> new HashSet<>())
                    .add(row.remote());
        } else if (state.equals(TcpRow.TIME_WAIT)) {
            TcpRow row = new TcpRow(Line.of(file, number, text));
            timeWait.computeIfAbsent(row.remote(), remote -> new HashSet<>())
                    .add(row.local().getPort());
        }
    }

    private static String state(String text) {
        int at = 0;
        for (int word = 0; ; word++) {
            at = skip(text, at, true);
            int end = skip(text, at, false);
            if (word == TcpRow.STATE || end == text.length()) {
                return text.substring(at, end);
            }
            at = end;
        }
    }

    private static int skip(String text, int from, boolean blanks) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ') == blanks) {
            at++;
        }
        return at;
    }

    /** Connections to this local port, of any address, that wait for the last step of their handshake. */
    public Figure halfOpen(int port) {
        return Figure.of(halfOpen.getOrDefault(port, Set.of()).size());
    }

    /** Local ports in TIME_WAIT towards this remote address and port. */
    public Figure timeWait(InetSocketAddress remote) {
        return Figure.of(timeWait.getOrDefault(remote, Set.of()).size());
    }
}
