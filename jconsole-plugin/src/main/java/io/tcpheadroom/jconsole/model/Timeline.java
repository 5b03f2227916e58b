package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of every resource and the last minutes of every app, listener and destination. Bounded by time, by one point per second, and by what is
 * still in the last snapshot. Confined to the event thread.
 */
public final class Timeline {
    public static final Duration RESOURCE_SPAN = Duration.ofHours(1);
    public static final Duration APP_SPAN = Duration.ofMinutes(5);

    private final Map<ObjectName, TimeSeries> series = new HashMap<>();
    private @Nullable Instant agentSince;
    private Duration covered = Duration.ZERO;

    public void add(Snapshot snapshot) {
        if (!snapshot.agentSince().equals(agentSince)) {
            series.clear();
            agentSince = snapshot.agentSince();
        }
        covered = Duration.between(snapshot.agentSince(), snapshot.takenAt());
        series.keySet().removeIf(name -> snapshot.bean(name).isEmpty());
        snapshot.beans(BeanType.RESOURCE).forEach(bean -> add(bean, "Used", snapshot.sampledAt(), RESOURCE_SPAN));
        snapshot.beans(BeanType.APP).forEach(bean -> add(bean, "Open", snapshot.sampledAt(), APP_SPAN));
        snapshot.beans(BeanType.LISTENER).forEach(bean -> add(bean, "Used", snapshot.sampledAt(), APP_SPAN));
        snapshot.beans(BeanType.DESTINATION).forEach(bean -> add(bean, "Used", snapshot.sampledAt(), APP_SPAN));
    }

    private void add(Bean bean, String used, Instant sampledAt, Duration span) {
        series.computeIfAbsent(bean.name(), name -> new TimeSeries(span))
                .add(sampledAt, bean.longValue(used), bean.longValue("Limit"));
    }

    /** Empty when there is none. */
    public TimeSeries of(ObjectName name) {
        return series.getOrDefault(name, new TimeSeries(Duration.ZERO));
    }

    public List<ObjectName> names() {
        return List.copyOf(new TreeSet<>(series.keySet()));
    }

    /** The time span of an app's sparkline: all that is covered, at least a minute. The same for all apps. */
    public double appSpanSeconds() {
        return Math.max(60, Math.min(covered.toSeconds(), APP_SPAN.toSeconds()));
    }

    int size() {
        return series.size();
    }
}
