package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.FdFolder;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.OwnConnections;
import io.tcpheadroom.kernel.OwnSockets;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.TrackedSocket;
import io.tcpheadroom.tracker.Tracker;
import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of this process's sockets when the kernel's tables are read for them, gathered in one walk. For any thread. */
final class TrackedConnections {
    private final Map<InetSocketAddress, OwnConnections.Counts> counts = new HashMap<>();
    private final Set<InetSocketAddress> boundOnly = new HashSet<>();
    private final Map<Long, Boolean> bound = new HashMap<>();
    private final Set<Long> unbound = new HashSet<>();
    private final Set<InetSocketAddress> toldOf = new HashSet<>();
    private final Tracker tracker;
    private final FdFolder fds;
    private final OwnSockets sockets = new OwnSockets(this::addThoseOpenedSince);

    private TrackedConnections(Tracker tracker, FdFolder fds) {
        this.tracker = tracker;
        this.fds = fds;
    }

    /** @param listed the sockets that the kernel listed last, for those that the tracker does not know */
    static OwnConnections of(Tracker tracker, FdFolder fds, OpenSockets.@Nullable Listing listed) {
        return new TrackedConnections(tracker, fds).gather(listed);
    }

    private OwnConnections gather(OpenSockets.@Nullable Listing listed) {
        for (Destination destination : tracker.destinations()) {
            InetSocketAddress address = destination.address();
            if (address != null) {
                counts.put(address, counts(destination));
                if (destination.bound() > 0 && destination.bound() >= destination.open()) {
                    boundOnly.add(address);
                }
            }
        }
        tracker.forEach(fds::socketInode, this::add);
        if (listed != null) {
            BitSet all = listed.all();
            for (int fd = all.nextSetBit(0); fd >= 0; fd = all.nextSetBit(fd + 1)) {
                if (!tracker.isTracked(fd)) {
                    sockets.add(fd, listed.inode(fd), null);
                }
            }
        }
        return new OwnConnections(counts, boundOnly, bound, unbound, sockets);
    }

    private void addThoseOpenedSince(OwnSockets known) {
        tracker.forEach(fds::socketInode, (socket, inode) -> {
            if (inode != 0 && !known.has(inode)) {
                known.add(socket.descriptor(), inode, socket);
            }
        });
    }

    private static OwnConnections.Counts counts(Destination destination) {
        return new OwnConnections.Counts() {
            @Override
            public int open() {
                return destination.open();
            }

            @Override
            public int unbound() {
                return destination.unbound();
            }

            @Override
            public long connectFailed() {
                return destination.connectFailedTotal();
            }
        };
    }

    private void add(TrackedSocket socket, int inode) {
        if (inode == 0) {
            return;
        }
        sockets.add(socket.descriptor(), inode, socket);
        if (socket.kind() == Kind.CLIENT) {
            addClient(socket, Integer.toUnsignedLong(inode));
        }
    }

    /** Of those that are not bound one for each destination. */
    private void addClient(TrackedSocket socket, long inode) {
        InetSocketAddress destination = socket.destination();
        if (socket.isBound()) {
            bound.put(inode, socket.tookItsPort());
        } else if (destination != null && toldOf.add(destination)) {
            unbound.add(inode);
        }
    }
}
