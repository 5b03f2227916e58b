package io.tcpheadroom.advice;

import java.util.List;

/** Connects, opens and accepts that fail. */
final class FailureRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        return !snapshot.sample().failures().isEmpty();
    }

    @Override
    List<Rule> create() {
        return List.of(new OperationsFail());
    }
}
