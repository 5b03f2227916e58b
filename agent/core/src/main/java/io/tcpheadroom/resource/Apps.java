package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.CallSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The apps at each tick, and the peak of each as long as the tracker knows it. For the sampler's thread alone. */
final class Apps {
    private IdentityHashMap<App, Long> peaks = new IdentityHashMap<>();

    /**
     * By name.
     *
     * @param states null before the first reading of the kernel's tables
     * @param statesAgeSeconds how old they are
     */
    List<AppSample> sample(
            Collection<App> apps,
            Collection<CallSite> callSites,
            @Nullable SocketStates states,
            @Nullable Double statesAgeSeconds) {
        Map<App, CallSite> reclaiming = worst(callSites, CallSite::reclaimedTotal);
        Map<App, CallSite> leaking = worst(callSites, CallSite::leakedTotal);
        Map<App, CallSite> opening = worst(callSites, CallSite::open);
        IdentityHashMap<App, Long> still = new IdentityHashMap<>();
        List<AppSample> samples = new ArrayList<>();
        for (App app : apps) {
            AppSample sample = new AppSample(
                    app,
                    peaks.getOrDefault(app, 0L),
                    CallSiteText.of(reclaiming.get(app)),
                    CallSiteText.of(leaking.get(app)),
                    CallSiteText.of(opening.get(app)),
                    states == null ? null : states.of(app),
                    statesAgeSeconds);
            still.put(app, sample.getPeak());
            samples.add(sample);
        }
        peaks = still;
        samples.sort((one, other) -> one.getName().compareTo(other.getName()));
        return samples;
    }

    /** The call site of each app that counts most, if any counts at all; of two that count the same always the same one. */
    private static Map<App, CallSite> worst(Collection<CallSite> callSites, ToLongFunction<CallSite> count) {
        IdentityHashMap<App, CallSite> worst = new IdentityHashMap<>();
        for (CallSite callSite : callSites) {
            if (!callSite.isOther() && count.applyAsLong(callSite) > 0) {
                CallSite worse = worst.get(callSite.app());
                if (worse == null || isWorse(callSite, worse, count)) {
                    worst.put(callSite.app(), callSite);
                }
            }
        }
        return worst;
    }

    private static boolean isWorse(CallSite one, CallSite other, ToLongFunction<CallSite> count) {
        int more = Long.compare(count.applyAsLong(one), count.applyAsLong(other));
        return more != 0 ? more > 0 : one.text().compareTo(other.text()) > 0;
    }
}
