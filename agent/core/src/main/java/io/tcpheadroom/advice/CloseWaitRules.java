package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.HalfClosed;
import io.tcpheadroom.resource.SocketStates;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connections that the far end has closed and this program has not: it will not, where it has not done so for a minute. A few of them
 * are a pool that looks at its connections only when it hands them out. The finding ends when they are closed.
 */
final class CloseWaitRules {
    private static final long FEWEST_FOR_LONG = 10;
    private static final long FEWEST_FOR_SOME = 50;
    private static final int MOST_FINDINGS = 10;

    /** Less than a twentieth of the descriptors is not why they run out. */
    private static final int SHARE_WORTH_TELLING = 20;

    private static final String LIST = "list(\"close_wait\") of tcp.headroom:type=Sockets lists them";

    private CloseWaitRules() {}

    static Stream<FindingData> kept(Snapshot snapshot) {
        return groups(snapshot).stream()
                .filter(group -> group.forLong() >= FEWEST_FOR_LONG || group.forSome() >= FEWEST_FOR_SOME)
                .limit(MOST_FINDINGS)
                .map(CloseWaitRules::finding);
    }

    private static FindingData finding(HalfClosed group) {
        return Findings.warning(
                "app " + group.app(),
                "connections " + group.farEnd() + " were closed by the far end and are still open here",
                group.open() + " in CLOSE_WAIT, " + duration(group) + ", the longest for "
                        + Math.round(group.longestSeconds()) + " s; " + openedAt(group),
                remedy(group));
    }

    private static String duration(HalfClosed group) {
        return group.forLong() >= FEWEST_FOR_LONG
                ? group.forLong() + " of them for " + Math.round(HalfClosed.LONG_SECONDS) + " s or more"
                : group.forSome() + " of them for " + Math.round(HalfClosed.SHORT_SECONDS) + " s or more";
    }

    private static String openedAt(HalfClosed group) {
        String known = group.callSites();
        if (known == null) {
            return "where they were opened is not known";
        }
        return (group.isAccepted() ? "listener opened at " : "opened at ") + known;
    }

    private static String remedy(HalfClosed group) {
        return (group.isAccepted()
                        ? "Close a connection when a read returns the end of the stream; check for handlers that are stuck, a thread dump "
                                + "shows them. "
                        : "Close a connection when a read returns the end of the stream; in a pool, check idle connections, and keep them "
                                + "for less time than the server does. ")
                + LIST;
    }

    /** As a part of the evidence that descriptors run out; empty where these are not why. */
    static String evidence(Snapshot snapshot, @Nullable Long descriptors) {
        List<HalfClosed> groups = groups(snapshot);
        long all = groups.stream().mapToLong(HalfClosed::open).sum();
        if (all == 0 || descriptors == null || SHARE_WORTH_TELLING * all < descriptors) {
            return "";
        }
        HalfClosed most = groups.get(0);
        return "; " + all + " are connections that the far end has closed (CLOSE_WAIT), " + most.open() + " of them "
                + most.farEnd() + " (app " + most.app() + ", " + openedAt(most) + ")";
    }

    private static List<HalfClosed> groups(Snapshot snapshot) {
        SocketStates states = snapshot.sample().states();
        return states == null ? List.of() : states.halfClosed();
    }
}
