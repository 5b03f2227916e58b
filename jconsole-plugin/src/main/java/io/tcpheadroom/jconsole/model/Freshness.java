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
    private static final Duration RHYTHM_UNKNOWN = Duration.ofSeconds(30);

    private final Clock clock;
    private final ZoneId zone;
    private Snapshot shown;
    private Duration rhythm = RHYTHM_UNKNOWN;
    private String trouble;

    public Freshness(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public void shows(Snapshot snapshot) {
        if (shown != null) {
            rhythm = Duration.between(shown.taken(), snapshot.taken());
        }
        shown = snapshot;
        trouble = null;
    }

    /** The other JVM did not answer. */
    public void lost(String why) {
        trouble = "Disconnected (" + why + ")";
    }

    /** It may have answered: the fault is this tab's. */
    public void failed(String what) {
        trouble = "This tab failed (" + what + ")";
    }

    public boolean isFresh() {
        return trouble == null && shown != null && age().compareTo(limit()) <= 0;
    }

    /** "Sampled 14:03:27", "Stale: sampled 14:03:27, 25 s ago", "Disconnected (why): sampled 14:03:27". */
    public String text() {
        if (shown == null) {
            return trouble == null ? "Not sampled yet" : trouble;
        }
        String at = TIME.format(shown.sampled().atZone(zone));
        if (trouble != null) {
            return trouble + ": sampled " + at;
        }
        return isFresh() ? "Sampled " + at : "Stale: sampled " + at + ", " + age().toSeconds() + " s ago";
    }

    private Duration age() {
        Instant now = clock.instant();
        return Duration.between(shown.sampled(), now);
    }

    private Duration limit() {
        double sampleSeconds =
                shown.agent().map(agent -> agent.real("SampleSeconds")).orElse(1.0);
        Duration sampler = Duration.ofMillis((long) (sampleSeconds * 1000));
        Duration slower = sampler.compareTo(rhythm) > 0 ? sampler : rhythm;
        return slower.multipliedBy(2).plus(GRACE);
    }
}
