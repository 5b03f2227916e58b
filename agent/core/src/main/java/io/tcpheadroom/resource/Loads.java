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
        long incoming = 0;
        long outgoing = 0;
        for (AppSample app : sample.apps()) {
            incoming += app.getAccepted();
            outgoing += app.getClients();
        }
        mostOutgoing = Math.max(mostOutgoing, outgoing);
        if (mostIncoming > 0 || isServer(sample)) {
            mostIncoming = Math.max(mostIncoming, incoming);
        }
        return mostIncoming > 0 && mostOutgoing <= mostIncoming * MOST_OUTGOING_PER_INCOMING
                ? new Load(Direction.INCOMING, incoming, open(apps, Kind.ACCEPTED))
                : new Load(Direction.OUTGOING, outgoing, open(apps, Kind.CLIENT));
    }

    private static long open(Collection<App> apps, Kind kind) {
        long open = 0;
        for (App app : apps) {
            open += app.open(kind);
        }
        return open;
    }

    /** Connections that JMX accepted make no server. */
    private static boolean isServer(Sample sample) {
        for (ListenerSample listener : sample.listeners()) {
            if (listener.getAcceptedTotal() > 0 && !listener.getOrigin().equals(ListenerOrigin.JMX.name())) {
                return true;
            }
        }
        return false;
    }
}
