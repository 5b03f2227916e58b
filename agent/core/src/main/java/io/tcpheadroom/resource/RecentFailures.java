package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureRow;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.Tracker;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What failed lately: the tracker's rows, of which those that read the same are one. They are several where listeners share a port, where
 * an app is gone and another of its name has come, and where a listener was closed and opened again. For the sampler's thread alone.
 */
final class RecentFailures {
    private final Tracker tracker;
    private final Function<Listener, String> endpoints;

    /** Each row as it was at the tick before. */
    private IdentityHashMap<FailureRow, Seen> seen = new IdentityHashMap<>();

    /** How many were counted by each key while it was listed. Unlike the sum of the rows it never falls when one of them is forgotten. */
    private Map<FailureKey, Long> counted = new HashMap<>();

    private static final class Seen {
        static final Seen NEVER = new Seen(0, "");

        final long count;
        final String place;

        Seen(long count, String place) {
            this.count = count;
            this.place = place;
        }

        /** Where a listener listens may become known after its first failure: all that it counted then is new to that place. */
        long countAt(String nowPlace) {
            return place.equals(nowPlace) ? count : 0;
        }
    }

    /** @param endpoints where a listener listens; empty where that is not known, or no longer */
    RecentFailures(Tracker tracker, Function<Listener, String> endpoints) {
        this.tracker = tracker;
        this.endpoints = endpoints;
    }

    /** As of this tick, the most frequent first. */
    List<FailureSample> sample() {
        Map<String, Set<Object>> places = new HashMap<>();
        Collection<MergedFailures> merged = merge(places);
        Map<String, Connected> connected = new HashMap<>();
        places.forEach((text, objects) -> connected.put(text, connected(objects)));
        List<FailureSample> samples = new ArrayList<>();
        for (MergedFailures each : merged) {
            samples.add(each.sample(connected(each.key(), connected)));
        }
        samples.sort(FailureSample.MOST_FREQUENT_FIRST);
        return samples;
    }

    private Collection<MergedFailures> merge(Map<String, Set<Object>> places) {
        IdentityHashMap<FailureRow, Seen> now = new IdentityHashMap<>();
        Map<FailureKey, MergedFailures> merged = new HashMap<>();
        for (FailureRow row : tracker.failures()) {
            Seen before = seen.getOrDefault(row, Seen.NEVER);
            Seen after = new Seen(row.count(), place(row, before));
            now.put(row, after);
            FailureKey key = new FailureKey(row.app().name(), row.operation(), row.reason(), after.place);
            merged.computeIfAbsent(key, each -> new MergedFailures(each, counted.getOrDefault(each, 0L)))
                    .add(row, after.count, after.count - before.countAt(after.place));
            if (row.operation() == FailedOperation.CONNECT) {
                places.computeIfAbsent(after.place, each -> new HashSet<>()).add(row.place());
            }
        }
        seen = now;
        counted = new HashMap<>();
        merged.forEach((key, each) -> counted.put(key, each.counted()));
        return merged.values();
    }

    private String place(FailureRow row, Seen before) {
        Object place = row.place();
        if (place instanceof Listener) {
            String endpoint = endpoints.apply((Listener) place);
            return endpoint.isEmpty() ? before.place : endpoint; // it was closed
        }
        if (!(place instanceof InetSocketAddress)) {
            return place.toString();
        }
        InetSocketAddress address = (InetSocketAddress) place;
        boolean isAnyPort = row.operation() == FailedOperation.BIND && address.getPort() == 0;
        return isAnyPort ? Endpoint.address(address) : Endpoint.text(address);
    }

    private static Connected connected(FailureKey key, Map<String, Connected> byPlace) {
        return key.operation == FailedOperation.CONNECT
                ? byPlace.getOrDefault(key.place, Connected.NONE)
                : Connected.NONE;
    }

    private Connected connected(Set<Object> places) {
        List<Destination> destinations = new ArrayList<>();
        for (Object place : places) {
            if (place instanceof InetSocketAddress) {
                tracker.destination((InetSocketAddress) place).ifPresent(destinations::add);
                tracker.datagramDestination((InetSocketAddress) place).ifPresent(destinations::add);
            } else if (place.equals(FailureRow.OTHER_PLACES)) {
                return Connected.to(
                        Stream.concat(tracker.destinations().stream(), tracker.datagramDestinations().stream()));
            }
        }
        return Connected.to(destinations.stream());
    }
}
