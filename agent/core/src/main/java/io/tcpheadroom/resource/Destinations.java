package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.tracker.Destination;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The destinations of this JVM, the fullest first, against the ports that one destination can have. */
final class Destinations {
    /** What was in TIME_WAIT is over after this: the kernel's fixed 60 s. */
    private static final int TIME_WAIT_SECONDS = 60;

    private Destinations() {}

    /** A destination with its number at one instant: sorting must not see it move. */
    private static class Counted {
        final Destination destination;
        final int open;

        Counted(Destination destination) {
            this.destination = destination;
            this.open = destination.open();
        }

        /** A row that never counted anything, as the tracker's own is while it is below its cap, is not worth showing. */
        boolean isAny() {
            return open > 0 || destination.connectedTotal() + destination.connectFailedTotal() > 0;
        }
    }

    /** One that is a destination, and not the tracker's row for many. */
    private static final class Addressed extends Counted {
        static final Comparator<Addressed> FULLEST_FIRST = Comparator.comparingInt((Addressed counted) -> counted.open)
                .reversed()
                .thenComparingInt(counted -> counted.address.hashCode());

        final InetSocketAddress address;

        Addressed(Destination destination, InetSocketAddress address) {
            super(destination);
            this.address = address;
        }
    }

    /**
     * The fullest, each by itself; behind them, where there are more, one row for all the rest, so that sums are exact. What
     * the tracker counts in its own row beyond its cap is in the rest too.
     */
    static List<DestinationSample> sample(Kernel kernel, Collection<Destination> destinations, int most) {
        List<Addressed> all = new ArrayList<>();
        List<Counted> rest = new ArrayList<>();
        for (Destination destination : destinations) {
            InetSocketAddress address = destination.address();
            if (address == null) {
                rest.add(new Counted(destination));
            } else {
                all.add(new Addressed(destination, address));
            }
        }
        all.sort(Addressed.FULLEST_FIRST);
        int own = Math.min(most, all.size());
        rest.addAll(all.subList(own, all.size()));

        Figure limit = kernel.settings().ephemeralPorts();
        List<DestinationSample> samples = new ArrayList<>();
        all.subList(0, own)
                .forEach(counted -> samples.add(sample(counted, limit, kernel.onDemand(Connections.TABLES))));
        samples.sort(DestinationSample.FULLEST_FIRST);
        if (rest.stream().anyMatch(Counted::isAny)) {
            samples.add(others(rest));
        }
        return samples;
    }

    private static DestinationSample others(List<Counted> rest) {
        return DestinationSample.others(
                rest.stream().mapToLong(counted -> counted.open).sum(),
                rest.stream()
                        .mapToLong(counted -> counted.destination.connectedTotal())
                        .sum(),
                rest.stream()
                        .mapToLong(counted -> counted.destination.connectFailedTotal())
                        .sum());
    }

    private static DestinationSample sample(Addressed counted, Figure limit, OnDemand<Connections> connections) {
        Destination destination = counted.destination;
        InetSocketAddress address = counted.address;
        Double age = connections.ageSeconds();
        boolean fresh = age != null && age < TIME_WAIT_SECONDS;
        return new DestinationSample(
                Endpoint.address(address),
                address.getPort(),
                counted.open,
                fresh ? connections.figure(rows -> rows.timeWait(address)).orNull() : null,
                fresh ? age : null,
                limit,
                destination.connectedTotal(),
                destination.connectFailedTotal(),
                destination.app().name());
    }
}
