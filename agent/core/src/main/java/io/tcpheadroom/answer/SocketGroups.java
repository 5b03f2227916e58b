package io.tcpheadroom.answer;

import static io.tcpheadroom.answer.Document.object;

import io.tcpheadroom.api.SocketData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Open sockets counted by app, kind, state, far end and call site. */
final class SocketGroups {
    private final Map<List<@Nullable String>, Group> groups = new HashMap<>();
    private long sockets;

    /** The sockets that have all of these in common. */
    private static final class Group {
        private final SocketData one;
        private final @Nullable String farEnd;
        private long sockets;
        private @Nullable Long oldestSeconds;
        private long unreadBytes;
        private long unsentBytes;

        Group(SocketData one, @Nullable String farEnd) {
            this.one = one;
            this.farEnd = farEnd;
        }

        void add(SocketData socket) {
            sockets++;
            Long age = socket.getAgeSeconds();
            if (age != null && (oldestSeconds == null || age > oldestSeconds)) {
                oldestSeconds = age;
            }
            unreadBytes += orZero(socket.getUnreadBytes());
            unsentBytes += orZero(socket.getUnsentBytes());
        }

        private static long orZero(@Nullable Long value) {
            return value == null ? 0 : value;
        }

        Map<String, @Nullable Object> document() {
            return object(
                    "app", one.getApp(),
                    "kind", one.getKind(),
                    "state", state(one),
                    "farEnd", farEnd,
                    "callSite", one.getCallSite(),
                    "sockets", sockets,
                    "oldestSeconds", oldestSeconds,
                    "unreadBytes", unreadBytes,
                    "unsentBytes", unsentBytes);
        }
    }

    void add(SocketData socket) {
        sockets++;
        String farEnd = farEnd(socket);
        groups.computeIfAbsent(
                        Arrays.asList(socket.getApp(), socket.getKind(), state(socket), farEnd, socket.getCallSite()),
                        key -> new Group(socket, farEnd))
                .add(socket);
    }

    private static String state(SocketData socket) {
        String kernelState = socket.getKernelState();
        return kernelState == null ? socket.getState() : kernelState;
    }

    /** What was connected to, with its port; of an accepted one the address alone, for each has a port of its own. */
    private static @Nullable String farEnd(SocketData socket) {
        String destination = socket.getDestination();
        String peer = socket.getPeer();
        if (destination != null || peer == null) {
            return destination;
        }
        boolean hasOwnPort = socket.getKind().equals("ACCEPTED");
        return hasOwnPort ? peer.replaceFirst(":\\d+$", "") : peer;
    }

    long sockets() {
        return sockets;
    }

    int size() {
        return groups.size();
    }

    /** The largest, so many at most. */
    List<Map<String, @Nullable Object>> documents(int most) {
        List<Group> largest = new ArrayList<>(groups.values());
        largest.sort(Comparator.comparingLong((Group group) -> group.sockets)
                .reversed()
                .thenComparing(group -> group.document().toString()));
        return largest.stream().limit(most).map(Group::document).collect(Collectors.toList());
    }
}
