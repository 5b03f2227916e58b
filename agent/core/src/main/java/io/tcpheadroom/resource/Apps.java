package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.App;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The apps at each tick, and the peak of each as long as the tracker knows it. For the sampler's thread alone. */
final class Apps {
    private Map<App, Long> peaks = new IdentityHashMap<>();

    /** By name. */
    List<AppSample> sample(Collection<App> apps) {
        Map<App, Long> still = new IdentityHashMap<>();
        List<AppSample> samples = new ArrayList<>();
        for (App app : apps) {
            AppSample sample = new AppSample(app, peaks.getOrDefault(app, 0L));
            still.put(app, sample.peak());
            samples.add(sample);
        }
        peaks = still;
        samples.sort(Comparator.comparing(AppSample::name));
        return samples;
    }
}
