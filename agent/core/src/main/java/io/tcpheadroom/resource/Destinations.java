package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.tracker.Destination;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The destinations of this JVM, the fullest first, against the ports that one destination can have. */
final class Destinations {
    /** What was in TIME_WAIT is over after this: the kernel's fixed 60 s. */
    private static final int TIME_WAIT_SECONDS = 60;

    private Destinations() {}

    /** A destination with its number at one instant: sorting must not see it move. */
    private static final class Counted {
        static final Comparator<Counted> FULLEST_FIRST = Comparator.comparingInt((Counted counted) -> counted.open)
                .reversed()
                .thenComparingInt(counted -> counted.destination.address().hashCode());

        final Destination destination;
        final int open;

        Counted(Destination destination) {
            this.destination = destination;
            this.open = destination.open();
        }
    }

    /** The row for all destinations beyond the tracker's cap is no destination: its ports are not comparable to a limit. */
    static List<DestinationSample> sample(Kernel kernel, Collection<Destination> destinations, int most) {
        Figure limit = kernel.ephemeralPorts();
        return destinations.stream()
                .filter(destination -> destination.address() != null)
                .map(Counted::new)
                .sorted(Counted.FULLEST_FIRST)
                .limit(most)
                .map(counted -> sample(counted, limit, kernel.connections()))
                .sorted(DestinationSample.FULLEST_FIRST)
                .collect(Collectors.toUnmodifiableList());
    }

    private static DestinationSample sample(Counted counted, Figure limit, OnDemand<Connections> connections) {
        Destination destination = counted.destination;
        InetSocketAddress address = destination.address();
        Double age = connections.ageSeconds();
        boolean fresh = age != null && age < TIME_WAIT_SECONDS;
        return new DestinationSample(
                address.isUnresolved()
                        ? address.getHostString()
                        : address.getAddress().getHostAddress(),
                address.getPort(),
                counted.open,
                fresh ? connections.last().timeWait(address).orNull() : null,
                fresh ? age : null,
                limit,
                destination.connectedTotal(),
                destination.connectFailedTotal(),
                destination.app().name());
    }
}
