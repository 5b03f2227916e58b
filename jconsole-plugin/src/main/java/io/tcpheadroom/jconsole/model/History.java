package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * What a snapshot owes to those before it: rates, since when the agent's sample has been the same one, and since when it is
 * this agent. Workers of two connections may overlap for a moment, so it is synchronized; it never waits for JMX.
 */
final class History {
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
        Snapshot complete =
                past.isEmpty() ? raw : raw.with(sampled(raw), past.getLast().began(), this::rated);
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
        boolean same = samples(raw) != null && Objects.equals(samples(raw), samples(past.getLast()));
        return same ? past.getLast().sampled() : raw.taken();
    }

    private static Long samples(Snapshot snapshot) {
        return snapshot.agent().map(agent -> agent.whole("SamplesTotal")).orElse(null);
    }

    /** A bean that was not read again keeps the rates that it had. */
    private Bean rated(Bean bean) {
        return past.getLast()
                .bean(bean.name())
                .filter(bean::isSameReadingAs)
                .or(() -> past.getFirst().bean(bean.name()).map(bean::since))
                .orElse(bean);
    }
}
