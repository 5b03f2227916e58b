package io.tcpheadroom.advice;

import java.util.List;

/** Rules of which each is about a counter of the kernel's that should stand still. */
abstract class CounterRules extends RuleSet {
    private final List<String> counters;

    CounterRules(String... counters) {
        this.counters = List.of(counters);
    }

    @Override
    boolean isConcerned(Snapshot snapshot) {
        for (String counter : counters) {
            if (snapshot.grown(counter, Rule.LATELY_SECONDS) > 0) {
                return true;
            }
        }
        return false;
    }
}
