package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.Destination;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The destinations of this JVM, the fullest first, against the ports that one destination can have. */
final class Destinations {
    private Destinations() {}

    /** The row for all destinations beyond the tracker's cap is no destination: its ports are not comparable to a limit. */
    static List<DestinationSample> sample(Kernel kernel, Collection<Destination> destinations, int most) {
        Figure limit = kernel.ephemeralPorts();
        List<DestinationSample> samples = new ArrayList<>();
        for (Destination destination : destinations) {
            if (destination.address() != null) {
                samples.add(sample(destination, limit));
            }
        }
        samples.sort(DestinationSample.FULLEST_FIRST);
        return samples.size() <= most ? samples : new ArrayList<>(samples.subList(0, most));
    }

    private static DestinationSample sample(Destination destination, Figure limit) {
        InetSocketAddress address = destination.address();
        return new DestinationSample(
                address.isUnresolved()
                        ? address.getHostString()
                        : address.getAddress().getHostAddress(),
                address.getPort(),
                destination.open(),
                limit,
                destination.connectedTotal(),
                destination.connectFailedTotal(),
                destination.app().name());
    }
}
