package io.tcpheadroom.jconsole.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How old what is shown is. Stale is judged by the viewer's own rhythm, as seen between two snapshots, and by the agent's:
 * a tick of a minute is not stale after ten seconds, a frozen program that no longer answers is.
 */
public final class Freshness {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    private final Clock clock;
    private final ZoneId zone;
    private Snapshot shown;
    private Duration interval = DEFAULT_INTERVAL;
    private String problem;

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

    /** The other JVM did not answer. */
    public void disconnected(String reason) {
        problem = "Disconnected (" + reason + ")";
    }

    /** It may have answered: the fault is this tab's. */
    public void failed(String error) {
        problem = "This tab failed (" + error + ")";
    }

    public boolean isFresh() {
        return problem == null && shown != null && age().compareTo(limit()) <= 0;
    }

    /** "Sampled 14:03:27", "Stale: sampled 14:03:27, 25 s ago", "Disconnected (why): sampled 14:03:27". */
    public String text() {
        if (shown == null) {
            return problem == null ? "Not sampled yet" : problem;
        }
        String at = TIME.format(shown.sampledAt().atZone(zone));
        if (problem != null) {
            return problem + ": sampled " + at;
        }
        return isFresh() ? "Sampled " + at : "Stale: sampled " + at + ", " + age().toSeconds() + " s ago";
    }

    private Duration age() {
        Instant now = clock.instant();
        return Duration.between(shown.sampledAt(), now);
    }

    private Duration limit() {
        double sampleSeconds =
                shown.agent().map(agent -> agent.doubleValue("SampleSeconds")).orElse(1.0);
        Duration sampler = Duration.ofMillis((long) (sampleSeconds * 1000));
        Duration slower = sampler.compareTo(interval) > 0 ? sampler : interval;
        return slower.multipliedBy(2).plus(GRACE);
    }
}
