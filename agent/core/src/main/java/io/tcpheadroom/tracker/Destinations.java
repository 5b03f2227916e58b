package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The remote addresses that this JVM connects to. Bounded: one row stands for all destinations beyond the cap. It also keeps
 * the totals of evicted ones, so that the sums stay exact.
 */
final class Destinations {
    private static final long EVICTION_NANOS = 60_000_000_000L;

    private final ConcurrentMap<InetSocketAddress, Destination> byAddress = new ConcurrentHashMap<>();
    private final int maxDestinations;
    private final Destination others;
    private final LongSupplier clock;
    private long lastEviction;

    /** @param clock nanoseconds; only ever compared with itself */
    Destinations(int maxDestinations, App program, LongSupplier clock) {
        this.maxDestinations = maxDestinations;
        this.others = new Destination(null, program);
        this.clock = clock;
        this.lastEviction = clock.getAsLong();
    }

    /** The destination, with one more open socket counted. */
    Destination acquire(InetSocketAddress address, App app) {
        Destination known = byAddress.get(address);
        while (known == null || !known.acquire(app)) {
            if (known != null) {
                byAddress.remove(address, known);
            }
            if (byAddress.size() >= maxDestinations) {
                others.acquire(app);
                return others;
            }
            known = byAddress.computeIfAbsent(address, a -> new Destination(a, app));
        }
        return known;
    }

    /** The one with this address; empty where that has none of its own. */
    Optional<Destination> find(InetSocketAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** All that have not been evicted, and the row that stands for all others, whose address is null. */
    Collection<Destination> all() {
        List<Destination> all = new ArrayList<>(byAddress.values());
        all.add(others);
        return all;
    }

    /**
     * Evicts, once a minute at most, those that no socket holds and to which no connect has ended since the last time. So one stays
     * for at least a minute after its last connect. Totals are kept. Called by the sampler only.
     */
    void evictIdle() {
        long now = clock.getAsLong();
        if (now - lastEviction < EVICTION_NANOS) {
            return;
        }
        lastEviction = now;
        others.forgetRetiredApps();
        others.remember();
        byAddress.forEach((address, destination) -> {
            destination.forgetRetiredApps();
            boolean isIdle = destination.isIdle();
            destination.remember();
            if (isIdle && destination.retire()) {
                others.addTotalsOf(destination);
                byAddress.remove(address, destination);
            }
        });
    }
}
