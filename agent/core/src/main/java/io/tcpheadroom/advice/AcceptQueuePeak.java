package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Overflows;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** How full an accept queue was in the last minutes: it came near its end, and may have overflowed. */
final class AcceptQueuePeak {
    private static final double NEAR = 0.7;

    /** Of a very short queue, the first few connections are most. */
    private static final long FEWEST = 5;

    static final String SERVER_SETTING =
            "acceptCount (Tomcat; server.tomcat.accept-count in Spring Boot), acceptQueueSize (Jetty), "
                    + "Options.BACKLOG (Undertow), ChannelOption.SO_BACKLOG (Netty), or the backlog of ServerSocket and bind()";

    private AcceptQueuePeak() {}

    /** A finding for each listener that stands so towards net.core.somaxconn; none while that is not known. */
    static Stream<FindingData> bySomaxconn(
            Snapshot snapshot,
            BiPredicate<ListenerSample, Long> isFound,
            BiFunction<ListenerSample, Long, FindingData> finding) {
        Long somaxconn = snapshot.sample().setting("Somaxconn");
        return somaxconn == null
                ? Stream.empty()
                : snapshot.sample().listeners().stream()
                        .filter(listener -> isFound.test(listener, somaxconn))
                        .map(listener -> finding.apply(listener, somaxconn));
    }

    /** Near its end within the last minutes, and it has not overflowed: what did is found as that. */
    static boolean wasNearAlone(Snapshot snapshot, ListenerSample listener) {
        return !hasOverflowed(snapshot, listener) && wasNear(snapshot, listener);
    }

    /** Within the last minute. */
    static boolean isNear(ListenerSample listener) {
        Long peak = listener.getQueuePeak();
        Long limit = listener.getLimit();
        return peak != null && limit != null && peak >= FEWEST && peak >= NEAR * limit;
    }

    /** Within the last minutes, while its limit was what it is now. */
    static boolean wasNear(Snapshot snapshot, ListenerSample listener) {
        return snapshot.lately(
                Rule.LATELY_SECONDS,
                sample -> sample.listeners().stream().anyMatch(each -> isSame(each, listener) && isNear(each)));
    }

    private static boolean isSame(ListenerSample one, ListenerSample other) {
        return one.getPort() == other.getPort()
                && one.number() == other.number()
                && one.getAddress().equals(other.getAddress())
                && Objects.equals(one.getLimit(), other.getLimit());
    }

    /** For certain, and it is not over. */
    static boolean hasOverflowed(Snapshot snapshot, ListenerSample listener) {
        Overflows overflows = listener.overflows();
        return overflows != null
                && !overflows.areSuspected()
                && !overflows.areOver(snapshot.sample().atNanos());
    }

    static String evidence(ListenerSample listener) {
        Long peak = listener.getQueuePeak();
        return (peak == null ? "" : "at most " + peak + " of " + listener.getLimit() + " waited in the last minute, ")
                + "seven tenths or more in the last five minutes";
    }
}
