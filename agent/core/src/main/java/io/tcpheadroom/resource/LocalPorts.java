package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.BoundPorts;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import java.util.List;
import java.util.function.Function;

/**
 * The ephemeral ports where they are scarcest. A port belongs to a local address and serves any number of destinations, so
 * it is used up towards one of them; but one that the program bound before it connected is used up for all.
 */
final class LocalPorts {
    private LocalPorts() {}

    static Reading scarcest(Kernel kernel, Sample sample) {
        Reading counted = counted(kernel, sample);
        return PortShortage.of(sample)
                .map(shortage -> shortage.against(counted))
                .orElse(counted);
    }

    private static Reading counted(Kernel kernel, Sample sample) {
        Figure limit = kernel.settings().ephemeralPorts();
        List<DestinationSample> destinations = sample.destinations();
        TakenPorts taken = destinations.isEmpty() ? null : destinations.get(0).taken();
        if (taken == null) {
            return Reading.of(Figure.of(0), limit).noting("this JVM has no outgoing connections");
        }
        DestinationSample fullest = destinations.get(0);
        Reading reading = taken.bound()
                .filter(bound -> bound.all() > fullest.getUsed())
                .map(bound -> ofBound(bound, limit, taken))
                .orElseGet(() -> fullest.reading()
                        .notingIfAsked(() -> "the fullest: " + fullest.name() + "; " + fullest.note()));
        Figure inDoubt = largest(destinations, DestinationSample::atMostInDoubt, taken.atMostBoundInDoubt());
        return reading.atMost(
                largest(destinations, DestinationSample::atMost, taken.atMostBound()),
                inDoubt,
                () -> doubt(destinations, inDoubt, taken));
    }

    /** That of the destination which may be the fullest. */
    private static String doubt(List<DestinationSample> destinations, Figure inDoubt, TakenPorts taken) {
        for (DestinationSample destination : destinations) {
            String doubt = destination.atMostInDoubt().equals(inDoubt) ? destination.doubt() : null;
            if (doubt != null) {
                return doubt;
            }
        }
        return taken.doubt();
    }

    /** That of a local address counts only where the program binds to one. */
    private static Figure largest(
            List<DestinationSample> destinations, Function<DestinationSample, Figure> bound, Figure ofAddress) {
        Figure ofEach = Destinations.largest(destinations, bound);
        for (DestinationSample destination : destinations) {
            if (destination.bound() > 0) {
                return Destinations.larger(ofEach, ofAddress);
            }
        }
        return ofEach;
    }

    private static Reading ofBound(BoundPorts bound, Figure limit, TakenPorts taken) {
        return Reading.of(Figure.of(bound.all()), limit)
                .readAt(taken.readAtNanos())
                .noting("all destinations together, from " + Endpoint.address(bound.local()) + ": " + bound.own()
                        + " of this JVM, which binds before it connects, so that each port is used up for every destination, "
                        + (bound.all() - bound.own()) + " of others or in TIME_WAIT, read "
                        + Math.round(taken.ageSeconds()) + " s ago");
    }
}
