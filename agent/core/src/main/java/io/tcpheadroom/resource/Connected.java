package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.Destination;
import java.util.stream.Stream;

/** How many connects have come up to one place, of all apps. Immutable. */
final class Connected {
    static final Connected NONE = new Connected(0, 0);

    final long total;

    /** In the last minute, and up to another one before: so much is known of every destination, however seldom it fails. */
    final long lately;

    Connected(long total, long lately) {
        this.total = total;
        this.lately = lately;
    }

    static Connected to(Stream<Destination> destinations) {
        return destinations
                .map(each -> new Connected(each.connectedTotal(), each.connectedLately()))
                .reduce(NONE, Connected::plus);
    }

    private Connected plus(Connected other) {
        return new Connected(total + other.total, lately + other.lately);
    }
}
