package io.tcpheadroom.advice;

import java.util.List;

/** Local ports that are few, and TIME_WAIT, which keeps them. */
final class PortRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        return snapshot.lately(
                        Rule.LATELY_SECONDS,
                        sample -> Symptom.arePortsScarce(sample) || Symptom.isNearLimit(sample, Symptom.TIME_WAIT))
                || snapshot.grown(Symptom.TIME_WAIT_OVERFLOWS, Rule.LATELY_SECONDS) > 0
                || Symptom.isPortRangeWidened(snapshot.sample());
    }

    @Override
    List<Rule> create() {
        return List.of(
                new PortRangeSmall(),
                new ListenerInPortRange(),
                new TimeWaitReuse(),
                new TimeWaitOverflow(),
                new FinTimeoutLowered(),
                new TimestampsOff());
    }
}
