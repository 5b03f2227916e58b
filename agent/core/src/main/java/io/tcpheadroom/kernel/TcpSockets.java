package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Some sockets of {@code /proc/net/tcp6} and {@code tcp}, by their inodes; and the ports that somebody listens on. NETNS. Reads both
 * tables to their end, which takes 43 to 140 ms for 18,000 rows: for an operator's question only.
 */
public final class TcpSockets {
    private final Map<Integer, TcpSocket> byInode = new HashMap<>();
    private final Set<Integer> listeningPorts = new HashSet<>();

    private TcpSockets() {}

    /**
     * Reads the tables now.
     *
     * @param wanted the inodes, of which the kernel gives 32 bits to a socket
     */
    public static TcpSockets read(Roots roots, IntPredicate wanted) {
        TcpSockets sockets = new TcpSockets();
        sockets.add(roots, "/proc/net/tcp6", wanted);
        sockets.add(roots, "/proc/net/tcp", wanted);
        return sockets;
    }

    /** A table that cannot be read has nothing to say: without IPv6 there is no tcp6. */
    private void add(Roots roots, String table, IntPredicate wanted) {
        ConnectionTable rows =
                new ConnectionTable(table, (state, local, remote, inode) -> add(state, local, remote, inode, wanted));
        try (KernelFile file = KernelFile.once(roots.at(table))) {
            file.eachPiece(rows);
            rows.end();
        } catch (UnreadableFile | MalformedKernelText e) {
            return;
        }
    }

    private void add(int state, TcpEnd local, TcpEnd remote, long inode, IntPredicate wanted) {
        if (state == ConnectionTable.LISTEN) {
            listeningPorts.add(local.port());
        }
        if (inode > 0 && wanted.test((int) inode)) {
            byInode.put((int) inode, new TcpSocket(state, local, remote));
        }
    }

    /** By the lower 32 bits of the inode. */
    public Map<Integer, TcpSocket> byInode() {
        return byInode;
    }

    /** Whether somebody in this network namespace listens on it: what has it as its local port was accepted. */
    public boolean isListenedOn(int port) {
        return listeningPorts.contains(port);
    }
}
