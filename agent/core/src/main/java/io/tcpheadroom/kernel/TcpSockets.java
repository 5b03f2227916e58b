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
    private static final int INODE = 9;

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
        try (KernelFile file = KernelFile.once(roots.at(table))) {
            file.eachLine((number, text) -> {
                if (number > 1) {
                    add(Line.of(table, number, text), wanted);
                }
            });
        } catch (UnreadableFile | MalformedKernelText e) {
            return;
        }
    }

    private void add(Line line, IntPredicate wanted) {
        int inode = (int) line.count(INODE);
        boolean isListening = line.word(TcpRow.STATE).equals(TcpRow.LISTEN);
        if (isListening || (inode != 0 && wanted.test(inode))) {
            TcpSocket socket = new TcpSocket(line);
            if (isListening) {
                listeningPorts.add(socket.local().getPort());
            }
            if (wanted.test(inode)) {
                byInode.put(inode, socket);
            }
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
