package io.tcpheadroom.advice;

import io.tcpheadroom.resource.PoolSample;
import java.util.List;

/** Pools of connections, by what they say of themselves. */
final class PoolRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        for (PoolSample pool : snapshot.sample().pools()) {
            if (pool.isLongExhausted()) {
                return true;
            }
        }
        return false;
    }

    @Override
    List<Rule> create() {
        return List.of(new PoolExhausted());
    }
}
