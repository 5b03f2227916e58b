package io.tcpheadroom.jmx;

import io.tcpheadroom.api.FindingData;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers when each finding was first seen. Rules know no time of day: what a rule finds is the same finding as before while its rule
 * and subject are, and its problem up to a colon; details that change stand behind one. For the sampler's thread alone.
 */
final class FindingTimes {
    private final Supplier<Date> clock;
    private Map<List<String>, Date> open = Map.of();

    FindingTimes(Supplier<Date> clock) {
        this.clock = clock;
    }

    /** The findings of one sample, each with its time. What is not among them is forgotten. */
    List<FindingData> of(List<FindingData> findings) {
        if (findings.isEmpty()) {
            open = Map.of();
            return findings;
        }
        Date now = clock.get();
        Map<List<String>, Date> still = new HashMap<>();
        List<FindingData> dated = new ArrayList<>();
        for (FindingData finding : findings) {
            List<String> identity = identity(finding);
            Date since = open.getOrDefault(identity, now);
            still.put(identity, since);
            dated.add(finding.heldSince(since));
        }
        open = still;
        return List.copyOf(dated);
    }

    private static List<String> identity(FindingData finding) {
        String problem = finding.getProblem().replace(finding.getSeverity(), "");
        int colon = problem.indexOf(": ");
        return List.of(finding.getRule(), finding.getSubject(), colon < 0 ? problem : problem.substring(0, colon));
    }
}
