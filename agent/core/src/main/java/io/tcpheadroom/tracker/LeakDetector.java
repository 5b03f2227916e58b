package io.tcpheadroom.tracker;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Finds sockets that are unreachable and still open. The collector enqueues the record of an unreachable owner; most such
 * sockets are then closed within milliseconds, by the JDK's cleaner. One that is still open a second later is leaked. For the
 * sampler's thread only.
 */
final class LeakDetector {
    private static final long CONFIRMATION_NANOS = 1_000_000_000L;

    /** Where the collector puts the records of unreachable owners. */
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

    private final Deque<Suspect> suspects = new ArrayDeque<>();
    private final Slots slots;
    private final LongSupplier clock;

    /** @param clock nanoseconds; only ever compared with itself */
    LeakDetector(Slots slots, LongSupplier clock) {
        this.slots = slots;
        this.clock = clock;
    }

    ReferenceQueue<Object> unreachable() {
        return unreachable;
    }

    /** Marks the leaks among the suspects of earlier calls, and takes up new suspects. */
    void look() {
        long now = clock.getAsLong();
        while (!suspects.isEmpty() && now - suspects.peek().foundNanos >= CONFIRMATION_NANOS) {
            SocketRecord socket = suspects.remove().socket;
            if (slots.get(socket.fd) == socket) {
                socket.markLeaked();
            }
        }
        for (Object found = unreachable.poll(); found != null; found = unreachable.poll()) {
            suspects.add(new Suspect((SocketRecord) found, now));
        }
    }

    private static final class Suspect {
        private final SocketRecord socket;
        private final long foundNanos;

        Suspect(SocketRecord socket, long foundNanos) {
            this.socket = socket;
            this.foundNanos = foundNanos;
        }
    }
}
