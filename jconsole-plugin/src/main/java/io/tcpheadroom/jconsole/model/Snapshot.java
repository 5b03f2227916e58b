package io.tcpheadroom.jconsole.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that one tick read, immutable: read by a background thread, shown by the event thread. */
public final class Snapshot {
    private final Instant taken;
    private final Instant sampled;
    private final Target target;
    private final Map<Kind, List<Bean>> beans = new EnumMap<>(Kind.class);
    private final int unreadable;

    Snapshot(Instant taken, Instant sampled, Target target, Map<Kind, List<Bean>> beans, int unreadable) {
        this.taken = taken;
        this.sampled = sampled;
        this.target = target;
        beans.forEach((kind, list) -> this.beans.put(kind, List.copyOf(list)));
        this.unreadable = unreadable;
    }

    /** The same with what follows from earlier snapshots. */
    Snapshot with(Instant newSampled, List<Bean> apps) {
        Map<Kind, List<Bean>> more = new EnumMap<>(Kind.class);
        more.putAll(beans);
        more.put(Kind.APP, apps);
        return new Snapshot(taken, newSampled, target, more, unreadable);
    }

    /** When it was read. */
    public Instant taken() {
        return taken;
    }

    /** When the agent's sample that it shows was first seen here; falls behind when the agent's sampler stands still. */
    public Instant sampled() {
        return sampled;
    }

    public Target target() {
        return target;
    }

    public boolean hasAgent() {
        return agent().isPresent();
    }

    public Optional<Bean> agent() {
        return beans(Kind.AGENT).stream().findFirst();
    }

    public List<Bean> beans(Kind kind) {
        return beans.getOrDefault(kind, List.of());
    }

    public List<Resource> resources() {
        return beans(Kind.RESOURCE).stream().map(Resource::new).collect(Collectors.toUnmodifiableList());
    }

    /** Beans that were there and that this connection was not allowed, or not able, to read. */
    public int unreadable() {
        return unreadable;
    }
}
