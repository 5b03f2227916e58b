package io.tcpheadroom.tracker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many ports of a destination each app holds. Nearly always one app holds all of them, so those of the app that came first
 * are not counted: they are what remains of the sum. Counted from the program's own threads without a lock; counts of different
 * apps, read while sockets open and close, may differ by those.
 */
final class PortsByApp {
    private final App first;
    private final AtomicReference<ConcurrentMap<App, AtomicInteger>> others = new AtomicReference<>();

    PortsByApp(App first) {
        this.first = first;
    }

    void acquired(App app) {
        if (app != first) {
            others().computeIfAbsent(app, a -> new AtomicInteger()).incrementAndGet();
        }
    }

    void released(App app) {
        if (app != first) {
            others().computeIfAbsent(app, a -> new AtomicInteger()).decrementAndGet();
        }
    }

    /** The app that holds most of them; the first one if none is held, and of two that hold equally many. */
    App largest(int all) {
        ConcurrentMap<App, AtomicInteger> counts = others.get();
        if (counts == null) {
            return first;
        }
        int most = all - counts.values().stream().mapToInt(AtomicInteger::get).sum();
        App largest = first;
        for (Map.Entry<App, AtomicInteger> count : counts.entrySet()) {
            int held = count.getValue().get();
            if (held > most) {
                most = held;
                largest = count.getKey();
            }
        }
        return largest;
    }

    /** Apps come and go while a destination stays. Called by the sampler only. */
    void forgetRetired() {
        ConcurrentMap<App, AtomicInteger> counts = others.get();
        if (counts != null) {
            counts.entrySet()
                    .removeIf(count ->
                            count.getKey().isRetired() && count.getValue().get() == 0);
        }
    }

    private ConcurrentMap<App, AtomicInteger> others() {
        ConcurrentMap<App, AtomicInteger> counts = others.get();
        return counts != null
                ? counts
                : others.updateAndGet(present -> present != null ? present : new ConcurrentHashMap<>());
    }
}
