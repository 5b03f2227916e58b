package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.management.ObjectName;

/**
 * The last hour of every resource and the last minutes of every app, from the snapshots as they come. Bounded: by time, by
 * one point a second, and by what the last snapshot still holds. For the event thread alone.
 */
public final class Timeline {
    public static final Duration OF_RESOURCES = Duration.ofHours(1);
    public static final Duration OF_APPS = Duration.ofMinutes(5);

    private final Map<ObjectName, Series> series = new HashMap<>();
    private Instant began;
    private Duration known = Duration.ZERO;

    public void add(Snapshot snapshot) {
        if (!snapshot.began().equals(began)) {
            series.clear();
            began = snapshot.began();
        }
        known = Duration.between(began, snapshot.taken());
        series.keySet().removeIf(name -> snapshot.bean(name).isEmpty());
        snapshot.beans(Kind.RESOURCE).forEach(bean -> add(bean, "Used", snapshot.sampled(), OF_RESOURCES));
        snapshot.beans(Kind.APP).forEach(bean -> add(bean, "Open", snapshot.sampled(), OF_APPS));
    }

    private void add(Bean bean, String used, Instant sampled, Duration span) {
        series.computeIfAbsent(bean.name(), name -> new Series(span))
                .add(sampled, bean.whole(used), bean.whole("Limit"));
    }

    /** Empty for what is not known. */
    public Series of(ObjectName name) {
        return series.getOrDefault(name, new Series(Duration.ZERO));
    }

    /** How much time a picture of an app spans: all that is known, a minute at least. The same for all apps. */
    public double secondsOfApps() {
        return Math.max(60, Math.min(known.toSeconds(), OF_APPS.toSeconds()));
    }

    int size() {
        return series.size();
    }
}
