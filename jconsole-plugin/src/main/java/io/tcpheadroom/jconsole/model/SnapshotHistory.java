package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Completes a snapshot with what only earlier ones can tell: rates, when the agent's sample was first seen, and when this agent
 * was. Workers of two connections may overlap for a moment, so it is synchronized; it never waits for JMX.
 */
final class SnapshotHistory {
    /**
     * A tick of one second against a sampler of one second sees 0, 1 or 2 samples; over three seconds a rate is stable. With
     * longer ticks, the rate is computed between two snapshots.
     */
    private static final Duration RATE_WINDOW = Duration.ofSeconds(3);

    private final Deque<Snapshot> recent = new ArrayDeque<>();

    synchronized Snapshot complete(Snapshot raw) {
        if (!raw.hasAgent() || isAnotherAgent(raw)) {
            recent.clear();
        }
        if (!raw.hasAgent()) {
            return raw;
        }
        while (recent.size() > 1 && isOldEnough(second(), raw)) {
            recent.removeFirst();
        }
        Snapshot complete = recent.isEmpty()
                ? raw.with(ownSampleTime(raw), raw.takenAt(), bean -> bean)
                : raw.with(sampledAt(raw), recent.getLast().agentSince(), this::withRates);
        recent.addLast(complete);
        return complete;
    }

    /** SamplesTotal restarts at 0 after a new attach; a new connection may lead to another JVM. */
    private boolean isAnotherAgent(Snapshot raw) {
        if (recent.isEmpty()) {
            return false;
        }
        Long before = samples(recent.getLast());
        Long now = samples(raw);
        return (before != null && now != null && now < before)
                || !raw.target().equals(recent.getLast().target());
    }

    private Snapshot second() {
        return recent.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isOldEnough(Snapshot base, Snapshot raw) {
        return Duration.between(base.takenAt(), raw.takenAt()).compareTo(RATE_WINDOW) >= 0;
    }

    /** Of the same sample always the same, and never before that of an earlier one, however long an answer took. */
    private Instant sampledAt(Snapshot raw) {
        Instant last = recent.getLast().sampledAt();
        Instant own = ownSampleTime(raw);
        boolean same = samples(raw) != null && Objects.equals(samples(raw), samples(recent.getLast()));
        return same || own.isBefore(last) ? last : own;
    }

    /** An older agent does not tell the age of its sample: then it is the time at which the sample was first seen. */
    private static Instant ownSampleTime(Snapshot raw) {
        double age =
                raw.agent().map(agent -> agent.doubleValue("SampleAgeSeconds")).orElse(0.0);
        return raw.takenAt().minusMillis((long) (Math.max(0, age) * 1000));
    }

    private static @Nullable Long samples(Snapshot snapshot) {
        return snapshot.agent().map(agent -> agent.longValue("SamplesTotal")).orElse(null);
    }

    /** A bean that was not read again keeps the rates that it had. */
    private Bean withRates(Bean bean) {
        return recent.getLast()
                .bean(bean.name())
                .filter(bean::isSameReadingAs)
                .or(() -> recent.getFirst().bean(bean.name()).map(bean::withRatesSince))
                .orElse(bean);
    }
}
