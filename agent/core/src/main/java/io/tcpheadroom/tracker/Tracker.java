package io.tcpheadroom.tracker;

import java.util.Collection;
import java.util.List;

/** What this JVM opened, and who. */
public final class Tracker {
    public Collection<App> apps() {
        return List.of();
    }

    public Collection<Listener> listeners() {
        return List.of();
    }

    public Collection<Destination> destinations() {
        return List.of();
    }
}
