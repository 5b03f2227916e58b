package io.tcpheadroom.advice;

import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;

/** Sockets that an app dropped without a close, that nobody was seen to open, or that drop datagrams. */
final class SocketRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        SocketCoverage coverage = snapshot.coverage();
        return coverage.unattributed() - coverage.early() >= SocketsUnattributed.FEWEST
                || !snapshot.dropped().isEmpty()
                || wereAnyDropped(snapshot);
    }

    private static boolean wereAnyDropped(Snapshot snapshot) {
        for (AppSample app : snapshot.sample().apps()) {
            if (app.getLeakedTotal() > 0 || app.getReclaimedTotal() > 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    List<Rule> create() {
        return List.of(new SocketsLeaked(), new SocketsReclaimed(), new SocketsUnattributed(), new DatagramsDropped());
    }
}
