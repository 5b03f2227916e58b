package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.SocketGroup;
import io.tcpheadroom.resource.Suspicion;
import java.util.stream.Stream;

/** Sockets that stay open without a connection, many of one place. */
final class NeverConnected extends Rule {
    private static final long FEWEST_FOR_LONG = 10;
    private static final long FEWEST_FOR_SOME = 50;

    NeverConnected() {
        super(
                "never-connected",
                "Each holds a descriptor but is in no connection table, so ss and netstat do not show it. No timeout ends it.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return SuspectsOf.kind(Suspicion.NEVER_CONNECTED, snapshot)
                .filter(group -> group.forLong() >= FEWEST_FOR_LONG || group.sockets() >= FEWEST_FOR_SOME)
                .limit(SuspectsOf.MOST_FINDINGS)
                .map(group -> warning(
                                "app " + group.app(),
                                "sockets stay open without a connection",
                                group.sockets()
                                        + " that were opened and never connected, or whose connect has ended, for "
                                        + Math.round(SocketGroup.SHORT_SECONDS) + " s or more, the longest for "
                                        + Math.round(group.longestSeconds()) + " s; " + SuspectsOf.openedAt(group),
                                "Close a socket whose connect fails, and call finishConnect() of a channel that does not block. suspects() of "
                                        + "tcp.headroom:type=Sockets lists them")
                        .about(SuspectsOf.openedAt(group)));
    }
}
