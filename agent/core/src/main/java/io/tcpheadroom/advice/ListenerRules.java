package io.tcpheadroom.advice;

import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Sample;
import java.util.List;

/** Listeners whose accept queue overflowed, or came near. */
final class ListenerRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        return snapshot.lately(Rule.LATELY_SECONDS, ListenerRules::isAnyNear);
    }

    private static boolean isAnyNear(Sample sample) {
        for (ListenerSample listener : sample.listeners()) {
            if (listener.overflows() != null || AcceptQueuePeak.isNear(listener)) {
                return true;
            }
        }
        return false;
    }

    @Override
    List<Rule> create() {
        return List.of(
                new AcceptQueueOverflow(),
                new AcceptQueueOverflowSuspected(),
                new BacklogBelowSomaxconn(),
                new SomaxconnCapsBacklog(),
                new ListenerKeepsOldCap(),
                new AbortOnOverflow());
    }
}
