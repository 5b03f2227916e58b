package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.FdFolder;
import io.tcpheadroom.kernel.OwnConnections;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.OpenSocket;
import io.tcpheadroom.tracker.Tracker;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the tracker knows of this process's connections, as the kernel's tables are read for it. For any thread. */
final class TrackedConnections {
    /** A link to read for each: a few microseconds. */
    private static final int MOST_BOUND = 65_536;

    private static final int MOST_UNBOUND = 4_096;

    private TrackedConnections() {}

    static OwnConnections of(Tracker tracker, FdFolder fds) {
        Map<InetSocketAddress, OwnConnections.Counts> counts = new HashMap<>();
        Set<InetSocketAddress> boundOnly = new HashSet<>();
        boolean isAnyBound = false;
        for (Destination destination : tracker.destinations()) {
            InetSocketAddress address = destination.address();
            if (address != null) {
                counts.put(address, counts(destination));
                if (destination.bound() > 0 && destination.bound() >= destination.open()) {
                    boundOnly.add(address);
                }
            }
            isAnyBound |= destination.bound() > 0;
        }
        return new OwnConnections(
                counts, boundOnly, isAnyBound ? bound(tracker, fds) : Map.of(), unbound(tracker, fds));
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

    /** One of each destination. */
    private static Set<Long> unbound(Tracker tracker, FdFolder fds) {
        Set<InetSocketAddress> seen = new HashSet<>();
        Set<Long> inodes = new HashSet<>();
        for (OpenSocket socket : tracker.sockets(each -> isFirstUnbound(each, seen), MOST_UNBOUND)) {
            long inode = fds.socketInode(socket.descriptor());
            if (inode >= 0) {
                inodes.add(inode);
            }
        }
        return inodes;
    }

    private static boolean isFirstUnbound(OpenSocket socket, Set<InetSocketAddress> seen) {
        InetSocketAddress destination = socket.destination();
        return destination != null && !socket.isBound() && socket.kind() == Kind.CLIENT && seen.add(destination);
    }

    private static Map<Long, Boolean> bound(Tracker tracker, FdFolder fds) {
        Map<Long, Boolean> inodes = new HashMap<>();
        for (OpenSocket socket : tracker.sockets(each -> each.isBound() && each.kind() == Kind.CLIENT, MOST_BOUND)) {
            long inode = fds.socketInode(socket.descriptor());
            if (inode >= 0) {
                inodes.put(inode, socket.tookItsPort());
            }
        }
        return inodes;
    }
}
