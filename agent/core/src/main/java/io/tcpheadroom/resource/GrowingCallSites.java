package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.CallSite;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the call sites that grow without end while the others do not. What is open at the fewest in each minute is remembered, so
 * that bursts do not count: a site grows if that rose in each of five minutes in a row, by 20 sockets at least, and if half of what it opened
 * meanwhile is still open. It stands out if another has any open, and none grew by half as much in proportion: under more load
 * all of them grow. Looks on the
 * sampler's thread; what it found is for any.
 */
final class GrowingCallSites {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MINUTES = 5;
    private static final long FEWEST = 20;

    private final Map<CallSite, Minutes> history = new HashMap<>();
    private volatile Map<CallSite, Growth> growing = Map.of();
    private @Nullable Long began;

    /** Of one call site, the last minute last. */
    private static final class Minutes {
        final long[] fewest = new long[MINUTES + 1];
        final long[] opened = new long[MINUTES + 1];
        long fewestNow = Long.MAX_VALUE;
        int known;

        void end(long openedTotal) {
            System.arraycopy(fewest, 1, fewest, 0, MINUTES);
            System.arraycopy(opened, 1, opened, 0, MINUTES);
            fewest[MINUTES] = fewestNow;
            opened[MINUTES] = openedTotal;
            fewestNow = Long.MAX_VALUE;
            known = Math.min(known + 1, MINUTES + 1);
        }

        /** Null while that is not known. */
        @Nullable
        Growth growth() {
            return known <= MINUTES ? null : new Growth(fewest[0], fewest[MINUTES], opened[MINUTES] - opened[0]);
        }

        boolean isGrowing() {
            for (int minute = 1; minute <= MINUTES; minute++) {
                if (fewest[minute] <= fewest[minute - 1]) {
                    return false;
                }
            }
            Growth growth = growth();
            return growth != null && growth.grown() >= FEWEST && 2 * growth.grown() >= growth.opened();
        }
    }

    /**
     * At each tick.
     *
     * @param now nanoseconds; only ever compared with itself
     */
    void look(Collection<CallSite> sites, long now) {
        if (began == null) {
            began = now;
        }
        for (CallSite site : sites) {
            Minutes minutes = history.computeIfAbsent(site, s -> new Minutes());
            minutes.fewestNow = Math.min(minutes.fewestNow, site.open());
        }
        if (now - began >= MINUTE_NANOS) {
            began = now;
            history.keySet().retainAll(sites);
            history.forEach((site, minutes) -> minutes.end(site.openedTotal()));
            growing = standingOut();
        }
    }

    private Map<CallSite, Growth> standingOut() {
        Map<CallSite, Growth> found = new HashMap<>();
        history.forEach((site, minutes) -> {
            Growth growth = minutes.growth();
            if (growth != null && minutes.isGrowing() && !site.isOther() && standsOut(site, growth)) {
                found.put(site, growth);
            }
        });
        return Map.copyOf(found);
    }

    private boolean standsOut(CallSite site, Growth growth) {
        boolean isAnyOther = false;
        for (Map.Entry<CallSite, Minutes> other : history.entrySet()) {
            Growth grown = other.getValue().growth();
            if (other.getKey() == site || grown == null || grown.now() <= 0) {
                continue;
            }
            isAnyOther = true;
            if (grown.grown() >= FEWEST && 2 * grown.ratio() >= growth.ratio()) {
                return false;
            }
        }
        return isAnyOther;
    }

    /** As of the end of the last minute. */
    Map<CallSite, Growth> growing() {
        return growing;
    }
}
