package io.tcpheadroom.advice;

import io.tcpheadroom.resource.SocketGroup;
import java.util.List;
import java.util.stream.Stream;

/** Which groups of connections are so many, for so long, that they are told. A few are none: a pool looks at its connections only when it hands them out. */
final class ManyConnections {
    private static final long FEWEST_FOR_LONG = 10;
    private static final long FEWEST_FOR_SOME = 50;
    private static final int MOST_FINDINGS = 10;

    private ManyConnections() {}

    static Stream<SocketGroup> of(List<SocketGroup> groups) {
        return groups.stream()
                .filter(group -> group.forLong() >= FEWEST_FOR_LONG || group.forSome() >= FEWEST_FOR_SOME)
                .limit(MOST_FINDINGS);
    }

    static String duration(SocketGroup group) {
        boolean isLong = group.forLong() >= FEWEST_FOR_LONG;
        return (isLong ? group.forLong() : group.forSome()) + " of them for "
                + Math.round(isLong ? SocketGroup.LONG_SECONDS : SocketGroup.SHORT_SECONDS)
                + " s or more, the longest for "
                + Math.round(group.longestSeconds()) + " s";
    }

    static String openedAt(SocketGroup group) {
        String known = group.callSites();
        if (known == null) {
            return "where they were opened is not known";
        }
        return (group.isAccepted() ? "listener opened at " : "opened at ") + known;
    }
}
