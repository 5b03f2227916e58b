package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.PortsTaken;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.FailureTotals;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The destinations of this JVM, the fullest first, against the ports that one destination can have. */
final class Destinations {
    private Destinations() {}

    /** A destination with its number at one instant: sorting must not see it move. */
    private static class Counted {
        final Destination destination;
        private final long open;

        Counted(Destination destination) {
            this.destination = destination;
            open = destination.open();
        }

        long used() {
            return open;
        }

        Figure atMost() {
            return Figure.of(0);
        }

        Figure atMostInDoubt() {
            return Figure.of(0);
        }

        /** A row that never counted anything, as the tracker's own is while it is below its cap, is not worth showing. */
        boolean isAny() {
            return used() > 0 || destination.connectedTotal() + destination.connectFailedTotal() > 0;
        }
    }

    /** One that is a destination, and not the tracker's row for many. */
    private static final class Addressed extends Counted {
        static final Comparator<Addressed> FULLEST_FIRST = (one, other) -> one.used() != other.used()
                ? Long.compare(other.used(), one.used())
                : Integer.compare(one.address.hashCode(), other.address.hashCode());

        final InetSocketAddress address;
        final DestinationPorts ports;

        Addressed(Destination destination, InetSocketAddress address, DestinationPorts ports) {
            super(destination);
            this.address = address;
            this.ports = ports;
        }

        @Override
        long used() {
            return ports.used();
        }

        @Override
        Figure atMost() {
            return ports.atMost();
        }

        @Override
        Figure atMostInDoubt() {
            return ports.atMostInDoubt();
        }
    }

    /**
     * The fullest, each by itself; behind them, where there are more, one row for all the rest, so that sums are exact. What
     * the tracker counts in its own row beyond its cap is in the rest too. Those of datagrams follow those of streams, in the places that
     * are left: they have no limit to run into.
     */
    static List<DestinationSample> sample(
            Kernel kernel, Collection<Destination> destinations, Collection<Destination> ofDatagrams, int most) {
        Long readAt = kernel.connections().readAtNanos(); // first: a reading that ends now is then older than it is
        Connections tables = kernel.connections().last();
        TakenPorts taken = new TakenPorts(kernel, readAt, tables);
        List<Addressed> all = new ArrayList<>();
        List<Counted> rest = new ArrayList<>();
        for (Destination destination : destinations) {
            InetSocketAddress address = destination.address();
            if (address == null) {
                rest.add(new Counted(destination));
            } else {
                PortsTaken seen = tables == null ? null : tables.towards(address);
                all.add(new Addressed(destination, address, new DestinationPorts(destination, seen, taken)));
            }
        }
        all.sort(Addressed.FULLEST_FIRST);
        int own = Math.min(most, all.size());
        rest.addAll(all.subList(own, all.size()));

        Figure limit = kernel.settings().ephemeralPorts();
        List<DestinationSample> samples = new ArrayList<>();
        all.subList(0, own)
                .forEach(counted ->
                        samples.add(DestinationSample.of(counted.destination, counted.address, counted.ports, limit)));
        samples.sort(DestinationSample.FULLEST_FIRST);
        samples.addAll(sampleOfDatagrams(ofDatagrams, most - own, rest));
        if (isAny(rest)) {
            samples.add(others(rest));
        }
        return samples;
    }

    private static boolean isAny(List<Counted> rest) {
        for (Counted counted : rest) {
            if (counted.isAny()) {
                return true;
            }
        }
        return false;
    }

    private static List<DestinationSample> sampleOfDatagrams(
            Collection<Destination> destinations, int most, List<Counted> rest) {
        List<Counted> all = new ArrayList<>();
        destinations.forEach(destination -> all.add(new Counted(destination)));
        all.sort((one, other) -> Long.compare(other.used(), one.used()));
        List<DestinationSample> samples = new ArrayList<>();
        for (Counted counted : all) {
            InetSocketAddress address = counted.destination.address();
            if (address != null && samples.size() < most) {
                samples.add(DestinationSample.ofDatagrams(counted.destination, address, counted.used()));
            } else {
                rest.add(counted);
            }
        }
        samples.sort(DestinationSample.FULLEST_FIRST);
        return samples;
    }

    private static DestinationSample others(List<Counted> rest) {
        return DestinationSample.others(
                sum(rest, Counted::used),
                sum(rest, counted -> counted.destination.bound()),
                largest(rest, Counted::atMost),
                largest(rest, Counted::atMostInDoubt),
                sum(rest, counted -> counted.destination.connectedTotal()),
                rest.stream()
                        .mapToDouble(counted -> counted.destination.connectSecondsTotal())
                        .sum(),
                rest.stream()
                        .map(counted -> counted.destination.connectFailedTotals())
                        .filter(totals -> totals != FailureTotals.NONE) // nearly all: no map is made for those
                        .reduce(FailureTotals.NONE, FailureTotals::plus));
    }

    private static long sum(List<Counted> rest, ToLongFunction<Counted> number) {
        return rest.stream().mapToLong(number).sum();
    }

    /** One that is not known may be larger than any. */
    static <T> Figure largest(List<? extends T> rows, Function<T, Figure> number) {
        Figure largest = Figure.of(0);
        for (T row : rows) {
            largest = larger(largest, number.apply(row));
        }
        return largest;
    }

    static Figure larger(Figure one, Figure other) {
        if (one.isNumber() && other.isNumber()) {
            return one.value() >= other.value() ? one : other;
        }
        return one.isNumber() ? other : one;
    }
}
