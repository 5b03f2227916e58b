package io.tcpheadroom.advice;

import io.tcpheadroom.resource.ListenerSample;
import java.util.List;

/** Listeners whose accept queue overflowed, or came near. */
final class ListenerRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        for (ListenerSample listener : snapshot.sample().listeners()) {
            if (listener.overflows() != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    List<Rule> create() {
        return List.of(new AcceptQueueOverflow(), new AcceptQueueOverflowSuspected());
    }
}
