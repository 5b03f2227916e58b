package io.tcpheadroom.advice;

import java.util.List;

/** Packets that the kernel drops before a connection sees them. */
final class NetworkRules extends CounterRules {
    NetworkRules() {
        super(SoftnetDrops.COUNTER, ConntrackDrops.DROPS, ConntrackDrops.EARLY_DROPS);
    }

    @Override
    boolean isConcerned(Snapshot snapshot) {
        return super.isConcerned(snapshot) || Symptom.isNearLimit(snapshot.sample(), ConntrackDrops.RESOURCE);
    }

    @Override
    List<Rule> create() {
        return List.of(
                new SoftnetDrops(), new SoftnetTimeSqueeze(), new ConntrackDrops(), new ConntrackEstablishedTimeout());
    }
}
