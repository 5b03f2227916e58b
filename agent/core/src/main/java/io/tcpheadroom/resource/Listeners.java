package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.ListenerTables;
import io.tcpheadroom.kernel.ListeningSocket;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.tracker.Listener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the program did (a listener, its backlog) and what the kernel counts (the queue), by the socket's
 * inode. For the sampler's thread alone.
 */
final class Listeners {
    private IdentityHashMap<Listener, TrackedListener> tracked = new IdentityHashMap<>();
    private IdentityHashMap<Listener, TrackedListener> trackedBefore = new IdentityHashMap<>();
    private volatile BacklogChange.Calls calls = new BacklogChange.Calls(
            (owner, backlog) -> {
                throw new UnsupportedOperationException("listen(2) cannot be called here");
            },
            change -> {});

    /** How the backlog of those listeners is changed that appear from now on. */
    void changeBacklogsBy(BacklogChange.Calls listenCalls) {
        calls = listenCalls;
    }

    /** The listeners of this tick, the fullest first. */
    List<ListenerSample> sample(Kernel kernel, Collection<Listener> listeners) {
        return sample(kernel, listeners, List.of(), null);
    }

    /**
     * The same.
     *
     * @param servers what the program's own servers say of their listeners
     * @param states of the sockets, as they were last read; null before
     */
    List<ListenerSample> sample(
            Kernel kernel,
            Collection<Listener> listeners,
            List<ConnectorSample> servers,
            @Nullable SocketStates states) {
        IdentityHashMap<Listener, TrackedListener> still = new IdentityHashMap<>();
        for (Listener listener : listeners) {
            TrackedListener before = tracked.get(listener);
            still.put(listener, before != null ? before : new TrackedListener(listener, kernel, calls));
        }
        trackedBefore = tracked;
        tracked = still;
        tracked.values().forEach(TrackedListener::noteListen);
        look(kernel.listenerTables());
        tracked.values().forEach(listener -> listener.ask(servers));
        return samples(kernel.connections(), states);
    }

    /** Where a listener of this tick or of the one before listens; empty as long as nobody saw. */
    String endpoint(Listener listener) {
        TrackedListener known = tracked.getOrDefault(listener, trackedBefore.get(listener));
        String endpoint = known == null ? null : known.endpoint();
        return endpoint == null ? "" : endpoint;
    }

    private void look(ListenerTables tables) {
        Set<Long> inodes = new HashSet<>();
        for (TrackedListener listener : tracked.values()) {
            if (listener.isWorthLookingFor()) {
                inodes.add(listener.inode());
            }
        }
        if (!inodes.isEmpty()) {
            boolean fresh = tables.refresh(inodes);
            tracked.values().forEach(listener -> see(listener, tables.socket(listener.inode()), tables, fresh));
            if (fresh) {
                noteOverflows(tables);
            }
        }
    }

    /**
     * Taken for those of the queues that are full; if none is, of those that were emptied; where others listen here too, or a queue's
     * length is unknown, these are suspects. A queue that had room all the time is none.
     */
    private void noteOverflows(ListenerTables tables) {
        tracked.values().forEach(TrackedListener::countAccepted);
        long overflows = tables.overflowsBeforeReading();
        if (overflows == 0) {
            return;
        }
        long now = Objects.requireNonNull(tables.readAtNanos());
        List<TrackedListener> full = those(TrackedListener::isFull);
        if (!full.isEmpty()) {
            full.forEach(listener -> listener.overflowed(overflows, now));
            return;
        }
        List<TrackedListener> emptied = those(TrackedListener::wasEmptied);
        if (!emptied.isEmpty() && doAllListenersBelongToProgram(tables)) {
            emptied.forEach(listener -> listener.overflowed(overflows, now));
        } else {
            those(TrackedListener::mayHaveBeenFull).forEach(listener -> listener.mayHaveOverflowed(overflows, now));
        }
    }

    private List<TrackedListener> those(Predicate<TrackedListener> condition) {
        List<TrackedListener> those = new ArrayList<>();
        for (TrackedListener listener : tracked.values()) {
            if (condition.test(listener)) {
                those.add(listener);
            }
        }
        return those;
    }

    /** Reads the tables of all listeners: there is seldom a reason. */
    private boolean doAllListenersBelongToProgram(ListenerTables tables) {
        Set<Long> all = tables.inodes();
        Set<Long> ours = tracked.values().stream().map(TrackedListener::inode).collect(Collectors.toSet());
        return !all.isEmpty() && ours.containsAll(all);
    }

    /** Rows of an earlier tick say nothing new, except of a listener that was not asked for then. */
    private static void see(
            TrackedListener listener, @Nullable ListeningSocket row, ListenerTables tables, boolean fresh) {
        if (fresh || (row != null && !listener.wasSeen())) {
            long readAt = Objects.requireNonNull(tables.readAtNanos());
            listener.see(row, tables.problem(), tables.overflowsBeforeReading(), readAt);
        }
    }

    private List<ListenerSample> samples(OnDemand<Connections> connections, @Nullable SocketStates states) {
        numberThoseSeen();
        List<ListenerSample> samples = new ArrayList<>();
        for (TrackedListener listener : tracked.values()) {
            listener.sample(connections, states).ifPresent(samples::add);
        }
        samples.sort(ListenerSample.FULLEST_FIRST);
        return samples;
    }

    /** Several sockets may share an address and port (SO_REUSEPORT): each gets the lowest number that is free, and keeps it. */
    private void numberThoseSeen() {
        Map<String, Set<Integer>> taken = new HashMap<>();
        List<TrackedListener> unnumbered = new ArrayList<>();
        for (TrackedListener listener : tracked.values()) {
            String endpoint = listener.endpoint();
            if (endpoint != null && listener.number() > 0) {
                taken.computeIfAbsent(endpoint, key -> new HashSet<>()).add(listener.number());
            } else if (endpoint != null) {
                unnumbered.add(listener);
            }
        }
        unnumbered.sort((one, other) -> Integer.compare(one.descriptor(), other.descriptor()));
        for (TrackedListener listener : unnumbered) {
            Set<Integer> others =
                    taken.computeIfAbsent(Objects.requireNonNull(listener.endpoint()), key -> new HashSet<>());
            int free = 1;
            while (!others.add(free)) {
                free++;
            }
            listener.setNumber(free);
        }
    }
}
