package io.tcpheadroom.advice;

import io.tcpheadroom.resource.PoolSample;
import java.util.List;

/** Pools of connections, by what they say of themselves, beside the sockets of their destination. */
final class PoolRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        List<PoolSample> pools = snapshot.sample().pools();
        if (pools.isEmpty()) {
            return false;
        }
        for (PoolSample pool : pools) {
            if (pool.isLongExhausted()) {
                return true;
            }
        }
        return !snapshot.sample().failures().isEmpty()
                || !HalfClosed.in(snapshot.sample()).isEmpty();
    }

    /** As a part of the evidence: whose it is, where that is known. */
    static String app(PoolSample pool) {
        return pool.getApp() == null ? "" : "; app " + pool.getApp();
    }

    @Override
    List<Rule> create() {
        return List.of(new PoolExhausted(), new PoolLargerThanFarEnd(), new PoolKeepsLonger());
    }
}
