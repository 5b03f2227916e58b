package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/** Everything that one tick read, immutable: read by a background thread, shown by the event thread. */
public final class Snapshot {
    private final Instant taken;
    private final Instant sampled;
    private final Instant began;
    private final Target target;
    private final Map<Kind, List<Bean>> beans = new EnumMap<>(Kind.class);
    private final Map<ObjectName, Bean> byName = new HashMap<>();
    private final int unreadable;

    private Snapshot(
            Instant taken, Instant sampled, Instant began, Target target, Map<Kind, List<Bean>> beans, int unreadable) {
        this.taken = taken;
        this.sampled = sampled;
        this.began = began;
        this.target = target;
        beans.forEach((kind, list) -> this.beans.put(kind, List.copyOf(list)));
        beans.values().forEach(list -> list.forEach(bean -> byName.put(bean.name(), bean)));
        this.unreadable = unreadable;
    }

    static Snapshot of(Instant taken, Target target, Map<Kind, List<Bean>> beans, int unreadable) {
        return new Snapshot(taken, taken, taken, target, beans, unreadable);
    }

    /** The same with what follows from earlier snapshots. */
    Snapshot with(Instant newSampled, Instant newBegan, UnaryOperator<Bean> rated) {
        Map<Kind, List<Bean>> more = new EnumMap<>(Kind.class);
        beans.forEach(
                (kind, list) -> more.put(kind, list.stream().map(rated).collect(Collectors.toUnmodifiableList())));
        return new Snapshot(taken, newSampled, newBegan, target, more, unreadable);
    }

    /** When it was read. */
    public Instant taken() {
        return taken;
    }

    /** When the agent's sample that it shows was first seen here; falls behind when the agent's sampler stands still. */
    public Instant sampled() {
        return sampled;
    }

    /** When the first snapshot of this agent was read; another one: another agent, or another JVM, and no common history. */
    public Instant began() {
        return began;
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

    Optional<Bean> bean(ObjectName name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Resource> resources() {
        return beans(Kind.RESOURCE).stream().map(Resource::new).collect(Collectors.toUnmodifiableList());
    }

    /** What presses first, then how it is set. */
    public List<KernelValue> kernelValues() {
        List<KernelValue> values = new ArrayList<>();
        beans(Kind.PRESSURE).forEach(bean -> values.addAll(KernelValue.of(bean)));
        beans(Kind.KERNEL).forEach(bean -> values.addAll(KernelValue.of(bean)));
        return values;
    }

    /** How long before this snapshot the oldest of its beans of that kind was read; zero unless they are read in turn. */
    public Duration lag(Kind kind) {
        return beans(kind).stream()
                .map(Bean::read)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, taken))
                .orElse(Duration.ZERO);
    }

    /** Beans that were there and that this connection was not allowed, or not able, to read. */
    public int unreadable() {
        return unreadable;
    }
}
