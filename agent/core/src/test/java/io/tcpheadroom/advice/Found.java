package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;

/** What is found in the last of some samples, when the others came before. */
final class Found {
    private static final HookHealth WELL = new HookHealth(Map.of(), null, 0);

    private Found() {}

    static List<FindingData> in(Sample... samples) {
        History history = new History();
        Moment now = null;
        for (Sample sample : samples) {
            now = new Moment(sample, WELL, SocketCoverage.UNKNOWN);
            history.add(new Moment(sample.toRemember(), WELL, SocketCoverage.UNKNOWN));
        }
        return Advice.of(history.upTo(now));
    }

    /** Its rules alone. */
    static List<String> rules(Sample... samples) {
        return in(samples).stream().map(FindingData::getRule).toList();
    }

    /** Of one rule alone, as texts. */
    static List<String> by(String rule, Sample... samples) {
        return in(samples).stream()
                .filter(finding -> finding.getRule().equals(rule))
                .map(FindingData::toString)
                .toList();
    }
}
