package io.tcpheadroom.jmx;

import io.tcpheadroom.api.FindingData;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers when each finding was first seen. Rules know no time of day: what a rule finds is the same finding as before while its key
 * is. For the sampler's thread, but for the time of the last sample.
 */
final class FindingTimes {
    private final Supplier<Date> clock;
    private Map<String, Date> open = Map.of();
    private volatile Date last;

    FindingTimes(Supplier<Date> clock) {
        this.clock = clock;
        this.last = clock.get();
    }

    /** The findings of one sample, each with its time. What is not among them is forgotten. */
    List<FindingData> of(List<FindingData> findings) {
        Date now = clock.get();
        last = now;
        if (findings.isEmpty()) {
            open = Map.of();
            return findings;
        }
        Map<String, Date> still = new HashMap<>();
        List<FindingData> dated = new ArrayList<>();
        for (FindingData finding : findings) {
            Date since = open.getOrDefault(finding.key(), now);
            still.put(finding.key(), since);
            dated.add(finding.heldSince(since));
        }
        open = still;
        return List.copyOf(dated);
    }

    /** The same, held since the last sample: what is found because no further one comes. For any thread. */
    FindingData sinceLast(FindingData finding) {
        return finding.heldSince(last);
    }
}
