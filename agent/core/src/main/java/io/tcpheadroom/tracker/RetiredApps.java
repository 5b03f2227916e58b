package io.tcpheadroom.tracker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Retires apps that are gone: every class loader and HTTP client of theirs is unreachable or stopped, and none of their sockets
 * is open. That happens ten minutes after an app is first seen to be gone, so that its last numbers can still be read, or at once
 * if room is needed.
 *
 * <p>A retired app is listed until the sampler has moved its counts to another app, so that no sum ever falls. A thread may be
 * just about to count for an app while that is retired; so counts are moved, at each tick, until no socket is open and a minute
 * has passed.
 */
final class RetiredApps {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LOOK_NANOS = 10 * SECOND_NANOS;
    private static final long URGENT_LOOK_NANOS = SECOND_NANOS;
    private static final long QUIET_NANOS = 600 * SECOND_NANOS;
    private static final long DRAIN_NANOS = 60 * SECOND_NANOS;

    private final LongSupplier clock;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private final IdentityHashMap<App, Long> goneSince = new IdentityHashMap<>();
    private volatile long lastLook;
    private volatile long lastLookForRoom;
    private final Queue<App> listed = new ConcurrentLinkedQueue<>();
    private final List<Draining> draining = new ArrayList<>();

    RetiredApps(LongSupplier clock) {
        this.clock = clock;
        this.lastLook = clock.getAsLong() - LOOK_NANOS;
        this.lastLookForRoom = lastLook;
    }

    /**
     * Looks for apps that are gone, unless the last look of that kind was just now. For any thread; no thread waits for another.
     *
     * @param mayRetire false for apps that stay even if they are not used
     * @param forEachInUse passes on all apps that have a loader or a client in use
     * @param remove called for each app that is retired
     */
    void look(
            boolean needsRoom,
            Collection<App> apps,
            Predicate<App> mayRetire,
            Consumer<Consumer<App>> forEachInUse,
            Consumer<App> remove) {
        long now = clock.getAsLong();
        if (isDue(needsRoom, now) && isLooking.compareAndSet(false, true)) {
            try {
                lastLook = now;
                lastLookForRoom = needsRoom ? now : lastLookForRoom;
                findGone(apps, mayRetire, forEachInUse);
                retire(needsRoom ? 0 : QUIET_NANOS, remove);
            } finally {
                isLooking.set(false);
            }
        }
    }

    /** A look that made no room does not put off one that does. */
    private boolean isDue(boolean needsRoom, long now) {
        return needsRoom ? now - lastLookForRoom >= URGENT_LOOK_NANOS : now - lastLook >= LOOK_NANOS;
    }

    private void findGone(Collection<App> apps, Predicate<App> mayRetire, Consumer<Consumer<App>> forEachInUse) {
        Set<App> inUse = Collections.newSetFromMap(new IdentityHashMap<>());
        forEachInUse.accept(inUse::add);
        for (App app : apps) {
            if (inUse.contains(app) || app.open() > 0 || !mayRetire.test(app)) {
                goneSince.remove(app);
            } else {
                goneSince.putIfAbsent(app, lastLook);
            }
        }
    }

    private void retire(long quietNanos, Consumer<App> remove) {
        goneSince.entrySet().removeIf(gone -> {
            boolean isQuiet = lastLook - gone.getValue() >= quietNanos;
            if (isQuiet) {
                listed.add(gone.getKey()); // before it is removed: a reader must find it in one place or in both
                gone.getKey().retire();
                remove.accept(gone.getKey());
            }
            return isQuiet;
        });
    }

    /** Those whose counts have not been moved yet. */
    Collection<App> listed() {
        return listed;
    }

    /** Moves counts to another app. Called by the sampler only, after it has read the counts of all apps. */
    void moveCountsTo(App other, CallSites callSites) {
        for (App app = listed.poll(); app != null; app = listed.poll()) {
            callSites.move(app, other);
            draining.add(new Draining(app, clock.getAsLong()));
        }
        draining.removeIf(app -> app.drainTo(other) == 0 && clock.getAsLong() - app.since >= DRAIN_NANOS);
    }

    boolean haveCounts() {
        return !listed.isEmpty() || !draining.isEmpty();
    }

    private static final class Draining {
        private final App app;
        private final long since;
        private long open;

        Draining(App app, long since) {
            this.app = app;
            this.since = since;
        }

        /** Returns how many sockets of the app are open by now. */
        long drainTo(App other) {
            open += app.drainTo(other);
            return open;
        }
    }
}
