package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a snapshot owes to those before it: rates, and since when the agent's sample has been the same one. Workers of two
 * connections may overlap for a moment, so it is synchronized; it never waits for JMX.
 */
final class History {
    /** Attribute that {@link Snapshot#beans} of kind APP have here, beside those of the MBean. */
    static final String OPENED_PER_SECOND = "OpenedPerSecond";

    /**
     * A tick of one second against a sampler of one second sees 0, 1 or 2 samples; over three seconds a rate is steady. With
     * ticks longer than this, the rate is that between two snapshots.
     */
    private static final Duration BASE = Duration.ofSeconds(3);

    private final Deque<Snapshot> past = new ArrayDeque<>();

    synchronized Snapshot complete(Snapshot raw) {
        if (!raw.hasAgent() || restarted(raw)) {
            past.clear();
        }
        if (!raw.hasAgent()) {
            return raw;
        }
        while (past.size() > 1 && isOldEnough(second(), raw)) {
            past.removeFirst();
        }
        Snapshot complete = raw.with(sampled(raw), rated(raw));
        past.addLast(complete);
        return complete;
    }

    /** The samples count from 0 after a new attach; behind a new connection there may be another JVM. */
    private boolean restarted(Snapshot raw) {
        if (past.isEmpty()) {
            return false;
        }
        Long before = samples(past.getLast());
        Long now = samples(raw);
        return (before != null && now != null && now < before)
                || !raw.target().equals(past.getLast().target());
    }

    private Snapshot second() {
        return past.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isOldEnough(Snapshot base, Snapshot raw) {
        return Duration.between(base.taken(), raw.taken()).compareTo(BASE) >= 0;
    }

    private Instant sampled(Snapshot raw) {
        boolean same = !past.isEmpty() && samples(raw) != null && Objects.equals(samples(raw), samples(past.getLast()));
        return same ? past.getLast().sampled() : raw.taken();
    }

    private static Long samples(Snapshot snapshot) {
        return snapshot.agent().map(agent -> agent.whole("SamplesTotal")).orElse(null);
    }

    private List<Bean> rated(Snapshot raw) {
        return raw.beans(Kind.APP).stream()
                .map(app -> app.with(OPENED_PER_SECOND, openedPerSecond(app, raw)))
                .collect(Collectors.toList());
    }

    private Double openedPerSecond(Bean app, Snapshot raw) {
        Long now = app.whole("OpenedTotal");
        Long before = past.isEmpty() ? null : openedBefore(app);
        if (now == null || before == null || now < before) {
            return null;
        }
        double seconds = Duration.between(past.getFirst().taken(), raw.taken()).toMillis() / 1000.0;
        return seconds > 0 ? (now - before) / seconds : null;
    }

    private Long openedBefore(Bean app) {
        return past.getFirst().beans(Kind.APP).stream()
                .filter(earlier -> earlier.name().equals(app.name()))
                .findFirst()
                .map(earlier -> earlier.whole("OpenedTotal"))
                .orElse(null);
    }
}
