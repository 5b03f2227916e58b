package io.tcpheadroom.jconsole.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long until: a prediction, so in one unit and without digits that it cannot know. */
public final class Durations {
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private Durations() {}

    /** For a sentence: "about 4 minutes". */
    static String about(double seconds) {
        if (seconds < 10) {
            return "a few seconds";
        }
        if (seconds < 1.5 * MINUTE) {
            return "about " + Math.round(seconds / 10) * 10 + " seconds";
        }
        if (seconds < 1.5 * HOUR) {
            return "about " + Math.round(seconds / MINUTE) + " minutes";
        }
        return seconds < 1.5 * DAY
                ? "about " + Math.round(seconds / HOUR) + " hours"
                : "about " + Math.round(seconds / DAY) + " days";
    }

    /** What was measured and may be short: {@code "<1 ms"}, {@code "12 ms"}, {@code "1.2 s"}. */
    public static String measured(@Nullable Double seconds) {
        if (seconds == null) {
            return Numbers.ABSENT;
        }
        if (seconds < 0.001) {
            return seconds <= 0 ? "0 ms" : "<1 ms";
        }
        return seconds < 1
                ? Math.round(seconds * 1000) + " ms"
                : seconds < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : brief(seconds);
    }

    /** For a column: "4 min". */
    public static String brief(@Nullable Double seconds) {
        if (seconds == null) {
            return Numbers.ABSENT;
        }
        if (seconds < 1.5 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 1.5 * HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        if (seconds < 1.5 * DAY) {
            return Math.round(seconds / HOUR) + " h";
        }
        return seconds <= 30 * DAY ? Math.round(seconds / DAY) + " d" : "> 30 d";
    }
}
