package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.Growth;
import io.tcpheadroom.resource.SocketGroup;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.resource.SuspectGroup;
import io.tcpheadroom.resource.Suspicion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Sockets that look leaked and are many from one place; each finding ends with its sockets. Those of the far end's doing are in {@link FarEndRules}. */
final class SuspectRules {
    private static final long FEWEST_FOR_LONG = 10;
    private static final long FEWEST_FOR_SOME = 50;
    private static final int MOST_FINDINGS = 10;

    private SuspectRules() {}

    static Stream<FindingData> neverConnected(Snapshot snapshot) {
        return of(snapshot, Suspicion.NEVER_CONNECTED)
                .filter(group -> group.forLong() >= FEWEST_FOR_LONG || group.sockets() >= FEWEST_FOR_SOME)
                .limit(MOST_FINDINGS)
                .map(group -> Findings.warning(
                        "app " + group.app(),
                        "sockets stay open without a connection",
                        group.sockets() + " that were opened and never connected, or whose connect is over, for "
                                + Math.round(SocketGroup.SHORT_SECONDS) + " s or more, the longest for "
                                + Math.round(group.longestSeconds()) + " s; " + openedAt(group),
                        "Close a socket whose connect fails, and call finishConnect() of a channel that does not block. suspects() of "
                                + "tcp.headroom:type=Sockets lists them"));
    }

    static Stream<FindingData> growing(Snapshot snapshot) {
        return of(snapshot, Suspicion.GROWING).limit(MOST_FINDINGS).map(SuspectRules::growing);
    }

    private static FindingData growing(SuspectGroup group) {
        Growth growth = Objects.requireNonNull(group.growth());
        return Findings.warning(
                "app " + group.app(),
                "one call site keeps opening sockets that are not closed",
                growth.before() + " open five minutes ago, " + growth.now() + " now, " + growth.opened()
                        + " opened meanwhile; more in each minute, and no other call site grows like it; "
                        + openedAt(group),
                "Close what is opened there, or bound its pool. suspectGroups() of tcp.headroom:type=Sockets shows the stacks of what it "
                        + "opens now");
    }

    private static Stream<SuspectGroup> of(Snapshot snapshot, Suspicion suspicion) {
        SocketStates states = snapshot.sample().states();
        List<SuspectGroup> groups = states == null ? List.of() : states.suspects();
        return groups.stream().filter(group -> group.suspicion() == suspicion);
    }

    private static String openedAt(SuspectGroup group) {
        String text = CallSiteText.of(group.callSite());
        return text == null ? "where they were opened is not known" : "opened at " + CallSiteText.firstFrame(text);
    }
}
