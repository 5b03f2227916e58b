package io.tcpheadroom.advice;

import io.tcpheadroom.resource.Sample;
import java.util.List;

/** The agent's own samples, where they do not come in time. */
final class SamplerRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        return snapshot.lately(Rule.LATELY_SECONDS, SamplerRules::isLate);
    }

    static boolean isLate(Sample sample) {
        return sample.lateSeconds() >= SamplerStalled.LATE_SECONDS;
    }

    @Override
    List<Rule> create() {
        return List.of(new SamplerStalled());
    }
}
