package io.tcpheadroom.jconsole.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How old the shown numbers are. Two things make them stale, each judged by its own rhythm: the JVM no longer answers, by the
 * time between the last two snapshots, and the agent's sampler has stalled, by its own period. So a viewer that refreshes once
 * a minute is not stale after ten seconds, and a sampler that has stalled is noticed although the JVM answers.
 */
public final class Freshness {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final double MIN_STALL_SECONDS = 10;
    private static final int STALL_PERIODS = 5;

    private final Clock clock;
    private final ZoneId zone;
    private @Nullable Snapshot shown;
    private Duration interval = DEFAULT_INTERVAL;
    private @Nullable String problem;

    public Freshness(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public void update(Snapshot snapshot) {
        if (shown != null) {
            interval = Duration.between(shown.takenAt(), snapshot.takenAt());
        }
        shown = snapshot;
        problem = null;
    }

    /** The JVM could not be read. */
    public void disconnected(String reason) {
        problem = "Disconnected (" + reason + ")";
    }

    /** The fault is this plugin's; the connection may be fine. */
    public void failed(String error) {
        problem = "Internal error in this tab (" + error + ")";
    }

    public boolean isFresh() {
        return shown != null && problem == null && !isUnanswered(shown) && !isStalled(shown);
    }

    /** "Sampled 14:03:27" when fresh, otherwise what is wrong, in a sentence. */
    public String text() {
        if (shown == null) {
            return problem == null ? "Waiting for the first sample \u2026" : problem;
        }
        String time = TIME.format(shown.sampledAt().atZone(zone));
        if (problem != null || isUnanswered(shown)) {
            return (problem != null ? problem : "No answer for " + age(shown.takenAt())) + ". Last sample: " + time;
        }
        return isStalled(shown)
                ? "The agent took its last sample " + age(shown.sampledAt()) + " ago; all numbers are that old"
                : "Sampled " + time;
    }

    private boolean isUnanswered(Snapshot snapshot) {
        Duration limit = interval.multipliedBy(2).plus(GRACE);
        return Duration.between(snapshot.takenAt(), clock.instant()).compareTo(limit) > 0;
    }

    private static boolean isStalled(Snapshot snapshot) {
        double period = snapshot.agent()
                .map(agent -> agent.doubleValue("SampleSeconds"))
                .orElse(1.0);
        double age = Duration.between(snapshot.sampledAt(), snapshot.takenAt()).toMillis() / 1000.0;
        return age > Math.max(MIN_STALL_SECONDS, STALL_PERIODS * period);
    }

    private String age(Instant since) {
        return Durations.brief((double) Duration.between(since, clock.instant()).toSeconds());
    }
}
