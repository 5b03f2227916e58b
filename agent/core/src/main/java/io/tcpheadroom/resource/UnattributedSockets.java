package io.tcpheadroom.resource;

import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.TcpSocket;
import io.tcpheadroom.kernel.TcpSockets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that nobody was seen to open, as of the last counting. What the kernel says of them, their state and their peer, is
 * read when it is asked for.
 */
final class UnattributedSockets {
    static final String APP = "unattributed";
    private static final String OF_NO_KNOWN_KIND = "OTHER";

    private final BitSet descriptors;
    private final OpenSockets.@Nullable Listing listing;

    UnattributedSockets(BitSet descriptors, OpenSockets.@Nullable Listing listing) {
        this.descriptors = descriptors;
        this.listing = listing;
    }

    static UnattributedSockets none() {
        return new UnattributedSockets(new BitSet(), null);
    }

    boolean isEmpty() {
        return descriptors.isEmpty();
    }

    /** A row each, in the order of descriptors. Reads the kernel's tables, unless there are none of these sockets. */
    List<SocketData> list(OpenSockets sockets) {
        if (listing == null || isEmpty()) {
            return List.of();
        }
        Set<Integer> inodes =
                descriptors.stream().mapToObj(listing::inode).collect(Collectors.toCollection(HashSet::new));
        TcpSockets tables = sockets.tcp(inodes::contains);
        return descriptors.stream()
                .mapToObj(fd -> row(fd, tables.byInode().get(listing.inode(fd)), tables))
                .collect(Collectors.toList());
    }

    /** Without a row in the tables it is none of TCP, or neither connected nor bound. */
    private static SocketData row(int fd, @Nullable TcpSocket socket, TcpSockets tables) {
        if (socket == null) {
            return new SocketData(fd, APP, OF_NO_KNOWN_KIND, "OPEN", false, null, null, null);
        }
        boolean isAccepted = tables.isListenedOn(socket.local().getPort());
        String kind = socket.isListening() ? "LISTENER" : isAccepted ? "ACCEPTED" : "CLIENT";
        String peer = socket.remote().getPort() == 0 ? null : Endpoint.text(socket.remote());
        return new SocketData(fd, APP, kind, state(socket), socket.isListening(), null, peer, null);
    }

    private static String state(TcpSocket socket) {
        switch (socket.state()) {
            case "LISTEN":
                return "LISTENING";
            case "ESTABLISHED":
                return "CONNECTED";
            case "SYN_SENT":
                return "CONNECTING";
            default:
                return socket.state();
        }
    }
}
