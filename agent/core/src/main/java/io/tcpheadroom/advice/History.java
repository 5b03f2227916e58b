package io.tcpheadroom.advice;

import java.util.ArrayList;
import java.util.List;

/**
 * The moments that findings may look back on: one every five seconds for a minute, then one a minute for ten minutes, so that
 * what is remembered is small and about the same, however often samples are taken. Written by the sampler's thread, read by
 * any.
 */
public final class History {
    static final double LONGEST_SECONDS = 600;
    /** Somewhat more than a minute: the moment that is a minute old is kept until the next one is. */
    private static final double FINE_FOR_SECONDS = 75;

    private static final double FINE_SECONDS = 5;
    private static final double COARSE_SECONDS = 60;

    private volatile List<Moment> moments = List.of();

    public void add(Moment now) {
        List<Moment> kept = new ArrayList<>();
        for (Moment moment : moments) {
            double age = moment.secondsBefore(now);
            double spacing = age > FINE_FOR_SECONDS ? COARSE_SECONDS : FINE_SECONDS;
            if (kept.isEmpty() || kept.get(kept.size() - 1).secondsBefore(moment) >= spacing) {
                kept.add(moment);
            }
        }
        if (kept.isEmpty() || kept.get(kept.size() - 1).secondsBefore(now) >= FINE_SECONDS) {
            kept.add(now);
        }
        while (kept.size() > 1 && kept.get(1).secondsBefore(now) >= LONGEST_SECONDS) {
            kept.remove(0);
        }
        moments = List.copyOf(kept);
    }

    /** What a finding may go by now. */
    public Snapshot upTo(Moment now) {
        return new Snapshot(now, moments);
    }
}
