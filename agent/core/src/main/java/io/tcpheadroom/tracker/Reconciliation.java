package io.tcpheadroom.tracker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Compares the sockets on record with those that the kernel lists, and ends the records of which the kernel knows nothing: code
 * that no hook covers has closed the socket, and its number may be another's by now.
 *
 * <p>A record that is there before the listing and still there after it stood for its number all the while. Even so it is ended
 * only when two listings in turn disagree: a JDK that closes a socket under a thread that waits in it puts another one in its place
 * for a moment. For the thread that lists alone.
 */
public final class Reconciliation {
    private final Slots slots;
    private final Consumer<SocketRecord> vanished;
    private List<SocketRecord> before = List.of();
    private Set<SocketRecord> doubtful = Set.of();

    Reconciliation(Slots slots, Consumer<SocketRecord> vanished) {
        this.slots = slots;
        this.vanished = vanished;
    }

    /** To be called right before the sockets are listed. */
    public void begin() {
        List<SocketRecord> records = new ArrayList<>();
        slots.forEach(records::add);
        before = records;
    }

    /**
     * To be called when they are listed.
     *
     * @param inodes by descriptor the socket's inode, which the kernel counts in 32 bits; 0 where there is no socket
     * @return whether another listing soon would tell more
     */
    public boolean end(IntUnaryOperator inodes) {
        Set<SocketRecord> doubtfulNow = new HashSet<>();
        for (SocketRecord socket : before) {
            if (slots.get(socket.fd) == socket && !isThere(socket, inodes.applyAsInt(socket.fd))) {
                if (doubtful.contains(socket)) {
                    vanished.accept(socket);
                } else {
                    doubtfulNow.add(socket);
                }
            }
        }
        before = List.of();
        doubtful = doubtfulNow;
        return !doubtfulNow.isEmpty();
    }

    /** What is listed for it at first is its inode, and stays so as long as the socket lives. */
    private static boolean isThere(SocketRecord socket, int inode) {
        if (socket.inode == 0) {
            socket.inode = inode;
        }
        return inode != 0 && socket.inode == inode;
    }
}
