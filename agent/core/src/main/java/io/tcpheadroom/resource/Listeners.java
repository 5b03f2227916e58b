package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.ListeningSocket;
import io.tcpheadroom.tracker.Listener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings together what the program did (a listener, its backlog) and what the kernel counts (the queue), by the socket's
 * inode. What is found out about a listener is kept as long as it listens. For the sampler's thread alone.
 */
final class Listeners {
    private Map<Listener, Known> known = new IdentityHashMap<>();

    /** What does not change while a socket listens. */
    private static final class Known {
        final long inode;
        final Figure limit;
        String address;
        int port;

        Known(long inode, Figure limit) {
            this.inode = inode;
            this.limit = limit;
        }
    }

    /** The listeners of this tick, one for each address and port, the fullest first. Those of Unix domain have no row. */
    List<ListenerSample> sample(Kernel kernel, Collection<Listener> listeners) {
        Map<Long, ListeningSocket> rows = new HashMap<>();
        kernel.listeners().forEach(row -> rows.put(row.inode(), row));
        Map<Listener, Known> still = new IdentityHashMap<>();
        Map<String, ListenerSample> samples = new LinkedHashMap<>();
        for (Listener listener : listeners) {
            Known about = known.containsKey(listener) ? known.get(listener) : meet(kernel, listener);
            still.put(listener, about);
            add(samples, listener, about, rows.get(about.inode), kernel.listenersProblem());
        }
        known = still;
        List<ListenerSample> sorted = new ArrayList<>(samples.values());
        sorted.sort(ListenerSample.FULLEST_FIRST);
        return sorted;
    }

    /** The kernel capped the backlog with somaxconn when listen was called: the value read nearest to it is the best known. */
    private static Known meet(Kernel kernel, Listener listener) {
        Figure asked = listener.backlog() > 0
                ? Figure.of(listener.backlog())
                : Figure.unknown("it began to listen before the agent came");
        return new Known(kernel.fds().socketInode(listener.fd()), asked.min(kernel.setting("Somaxconn")));
    }

    private static void add(
            Map<String, ListenerSample> samples, Listener listener, Known about, ListeningSocket row, String problem) {
        if (row != null) {
            about.address = row.address().getHostAddress();
            about.port = row.port();
        }
        if (about.address == null || row == null && problem == null) {
            return;
        }
        ListenerSample sample = new ListenerSample(
                about.address,
                about.port,
                row != null ? Figure.of(row.queued()) : Figure.unknown(problem),
                about.limit,
                listener.backlog() > 0 ? (Integer) listener.backlog() : null,
                listener.app().name(),
                listener.acceptedTotal());
        samples.merge(Endpoint.text(about.address, about.port), sample, ListenerSample::joined);
    }
}
