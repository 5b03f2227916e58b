package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The remote addresses that this JVM connects to. Bounded: one row stands for all destinations beyond the cap, and keeps
 * the counts of those that are forgotten, so that the totals stay exact.
 */
final class Destinations {
    private final ConcurrentMap<InetSocketAddress, Destination> byAddress = new ConcurrentHashMap<>();
    private final int cap;
    private final Destination others;

    Destinations(int cap, App program) {
        this.cap = cap;
        this.others = new Destination(null, program);
    }

    /** The destination, with one more open socket. */
    Destination acquire(InetSocketAddress address, App app) {
        Destination known = byAddress.get(address);
        while (known == null || !known.acquire()) {
            if (known != null) {
                byAddress.remove(address, known);
            }
            if (byAddress.size() >= cap) {
                others.acquire();
                return others;
            }
            known = byAddress.computeIfAbsent(address, a -> new Destination(a, app));
        }
        return known;
    }

    /** Those that are not forgotten, and the row that stands for all others, whose address is null. */
    Collection<Destination> all() {
        List<Destination> all = new ArrayList<>(byAddress.values());
        all.add(others);
        return all;
    }

    /** Lets go of those that no socket holds and that nothing has happened to since the last call; their counts stay. */
    void forgetIdle() {
        for (Destination destination : byAddress.values()) {
            if (destination.isIdle() && destination.retire()) {
                others.takeOver(destination);
                byAddress.remove(destination.address(), destination);
            }
        }
    }
}
