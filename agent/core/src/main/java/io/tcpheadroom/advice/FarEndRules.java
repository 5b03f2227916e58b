package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.SocketGroup;
import io.tcpheadroom.resource.SocketStates;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose far end has closed them, and this program has not: it will not, where it has not done so for a minute. And those whose far
 * end does not read what this program sends. A few are none: a pool looks at its connections only when it hands them out. Each finding ends
 * with its connections.
 */
final class FarEndRules {
    private static final long FEWEST_FOR_LONG = 10;
    private static final long FEWEST_FOR_SOME = 50;
    private static final int MOST_FINDINGS = 10;

    /** Less than a twentieth of the descriptors is not why they run out. */
    private static final int SHARE_WORTH_TELLING = 20;

    private static final String LIST = "list(\"close_wait\") of tcp.headroom:type=Sockets lists them";

    private FarEndRules() {}

    static Stream<FindingData> kept(Snapshot snapshot) {
        return many(halfClosed(snapshot)).map(FarEndRules::finding);
    }

    static Stream<FindingData> notReading(Snapshot snapshot) {
        SocketStates states = snapshot.sample().states();
        return many(states == null ? List.of() : states.unread())
                .map(group -> Findings.warning(
                        "app " + group.app(),
                        "connections " + group.farEnd() + " have a far end that does not read what is sent",
                        group.open() + " with a closed window, " + duration(group) + ", " + group.unsentBytes()
                                + " bytes unsent; " + openedAt(group),
                        "Limit how much is queued for one connection and how long a write may take, and close what exceeds it: "
                                + "a blocking write has no timeout of its own. list(\"unsent>0\") of tcp.headroom:type=Sockets lists "
                                + "them"));
    }

    private static Stream<SocketGroup> many(List<SocketGroup> groups) {
        return groups.stream()
                .filter(group -> group.forLong() >= FEWEST_FOR_LONG || group.forSome() >= FEWEST_FOR_SOME)
                .limit(MOST_FINDINGS);
    }

    private static FindingData finding(SocketGroup group) {
        return Findings.warning(
                "app " + group.app(),
                "connections " + group.farEnd() + " were closed by the far end and are still open here",
                group.open() + " in CLOSE_WAIT, " + duration(group) + "; " + openedAt(group),
                remedy(group));
    }

    private static String duration(SocketGroup group) {
        boolean isLong = group.forLong() >= FEWEST_FOR_LONG;
        return (isLong ? group.forLong() : group.forSome()) + " of them for "
                + Math.round(isLong ? SocketGroup.LONG_SECONDS : SocketGroup.SHORT_SECONDS)
                + " s or more, the longest for "
                + Math.round(group.longestSeconds()) + " s";
    }

    private static String openedAt(SocketGroup group) {
        String known = group.callSites();
        if (known == null) {
            return "where they were opened is not known";
        }
        return (group.isAccepted() ? "listener opened at " : "opened at ") + known;
    }

    private static String remedy(SocketGroup group) {
        return (group.isAccepted()
                        ? "Close a connection when a read returns the end of the stream; check for handlers that are stuck, a thread dump "
                                + "shows them. "
                        : "Close a connection when a read returns the end of the stream; in a pool, check idle connections, and keep them "
                                + "for less time than the server does. ")
                + LIST;
    }

    /** As a part of the evidence that descriptors run out; empty where these are not why. */
    static String evidence(Snapshot snapshot, @Nullable Long descriptors) {
        List<SocketGroup> groups = halfClosed(snapshot);
        long all = groups.stream().mapToLong(SocketGroup::open).sum();
        if (all == 0 || descriptors == null || SHARE_WORTH_TELLING * all < descriptors) {
            return "";
        }
        SocketGroup most = groups.get(0);
        return "; " + all + " are connections that the far end has closed (CLOSE_WAIT), " + most.open() + " of them "
                + most.farEnd() + " (app " + most.app() + ", " + openedAt(most) + ")";
    }

    private static List<SocketGroup> halfClosed(Snapshot snapshot) {
        SocketStates states = snapshot.sample().states();
        return states == null ? List.of() : states.halfClosed();
    }
}
