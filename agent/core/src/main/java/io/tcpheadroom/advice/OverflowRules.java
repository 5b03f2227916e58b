package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Overflows;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accept queues that overflowed of late: a burst is over in a moment, and its clients wait for seconds. */
final class OverflowRules {
    private OverflowRules() {}

    static Stream<FindingData> overflowed(Snapshot snapshot) {
        return snapshot.sample().listeners().stream().flatMap(listener -> overflowed(snapshot, listener));
    }

    private static Stream<FindingData> overflowed(Snapshot snapshot, ListenerSample listener) {
        Overflows overflows = listener.overflows();
        long now = snapshot.sample().atNanos();
        return overflows == null || overflows.areOver(now)
                ? Stream.empty()
                : Stream.of(Findings.warning(
                        "listener " + listener.name(),
                        "the accept queue overflowed: clients waited for seconds, or were refused",
                        evidence(listener, overflows, now),
                        remedy(listener, snapshot.sample().setting("Somaxconn"))));
    }

    private static String evidence(ListenerSample listener, Overflows overflows, long now) {
        return String.format(
                Locale.ROOT,
                "%d overflows in this network namespace, the first %.0f s ago, the last %.0f s ago; this queue%s was full at that "
                        + "time, or as many connections as it holds were accepted between two looks",
                overflows.count(),
                overflows.secondsSinceFirst(now),
                overflows.secondsSinceLast(now),
                listener.getLimit() == null ? "" : " (length " + listener.getLimit() + ")");
    }

    private static String remedy(ListenerSample listener, @Nullable Long somaxconn) {
        Integer backlog = listener.getBacklog();
        String faster = "Accept faster (more acceptor threads, nothing slow between two accepts), or ";
        return backlog != null && somaxconn != null && backlog >= somaxconn
                ? faster + "raise net.core.somaxconn, now " + somaxconn
                        + ", and call setBacklog of the Listener bean: an open listener takes the new value only when listen is called "
                        + "again"
                : faster + "raise the backlog, up to net.core.somaxconn"
                        + (somaxconn == null ? "" : ", now " + somaxconn)
                        + ": at once with setBacklog of the Listener bean, for good in the server (acceptCount, backlog)";
    }
}
