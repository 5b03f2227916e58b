package io.tcpheadroom.resource;

import io.tcpheadroom.resource.Load.Direction;
import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.ListenerOrigin;
import java.util.Collection;

/**
 * Counts the open connections of each tick, and chooses the direction: incoming ones bring about the outgoing ones of a proxy, so
 * they count wherever the program accepts any; but a client with a port for its metrics is no proxy.
 */
final class Loads {
    /** A program that has so many times more outgoing connections does not open them because of the incoming ones. */
    private static final long MOST_OUTGOING_PER_INCOMING = 10;

    private long mostIncoming;
    private long mostOutgoing;

    /**
     * @param sample of this tick, without its resources
     * @param apps as they are when the resources have been read
     */
    Load of(Sample sample, Collection<App> apps) {
        long incoming = sample.apps().stream().mapToLong(AppSample::getAccepted).sum();
        long outgoing = sample.apps().stream().mapToLong(AppSample::getClients).sum();
        mostOutgoing = Math.max(mostOutgoing, outgoing);
        if (mostIncoming > 0 || isServer(sample)) {
            mostIncoming = Math.max(mostIncoming, incoming);
        }
        return mostIncoming > 0 && mostOutgoing <= mostIncoming * MOST_OUTGOING_PER_INCOMING
                ? new Load(Direction.INCOMING, incoming, open(apps, Kind.ACCEPTED))
                : new Load(Direction.OUTGOING, outgoing, open(apps, Kind.CLIENT));
    }

    private static long open(Collection<App> apps, Kind kind) {
        return apps.stream().mapToLong(app -> app.open(kind)).sum();
    }

    /** Connections that JMX accepted make no server. */
    private static boolean isServer(Sample sample) {
        return sample.listeners().stream()
                .anyMatch(listener ->
                        listener.getAcceptedTotal() > 0 && !listener.getOrigin().equals(ListenerOrigin.JMX.name()));
    }
}
