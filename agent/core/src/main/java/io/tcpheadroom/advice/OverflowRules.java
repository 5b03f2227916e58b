package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Overflows;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accept queues that overflowed of late: a burst is over in a moment, and its clients wait for seconds. */
final class OverflowRules {
    private OverflowRules() {}

    static Stream<FindingData> overflowed(Snapshot snapshot) {
        long now = snapshot.sample().atNanos();
        List<ListenerSample> suspects = listeners(snapshot, overflows -> overflows.areSuspected());
        Stream<FindingData> certain = listeners(snapshot, overflows -> !overflows.areSuspected()).stream()
                .map(listener -> overflowed(snapshot, listener, Objects.requireNonNull(listener.overflows()), now));
        return suspects.isEmpty() ? certain : Stream.concat(certain, Stream.of(suspected(snapshot, suspects, now)));
    }

    private static List<ListenerSample> listeners(Snapshot snapshot, Predicate<Overflows> which) {
        long now = snapshot.sample().atNanos();
        return snapshot.sample().listeners().stream()
                .filter(listener -> {
                    Overflows overflows = listener.overflows();
                    return overflows != null && !overflows.areOver(now) && which.test(overflows);
                })
                .collect(Collectors.toList());
    }

    private static FindingData overflowed(Snapshot snapshot, ListenerSample listener, Overflows overflows, long now) {
        return Findings.warning(
                "listener " + listener.name(),
                "the accept queue overflowed: clients waited for seconds, or were refused",
                evidence(listener, overflows, now),
                remedy(listener, snapshot.sample().setting("Somaxconn")));
    }

    /** The kernel counts for the network namespace, in which others may listen: one finding, with all whose queue it can have been. */
    private static FindingData suspected(Snapshot snapshot, List<ListenerSample> suspects, long now) {
        Overflows most = suspects.stream()
                .map(ListenerSample::overflows)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(Overflows::count))
                .orElseThrow();
        return Findings.warning(
                "accept queues",
                "an accept queue of this network namespace overflowed, perhaps one of this JVM's: clients waited for seconds, or were "
                        + "refused",
                counted(most, now)
                        + "; the kernel does not tell whose, and other processes listen here, or a backlog is unknown. It can have been: "
                        + suspects.stream().map(ListenerSample::name).collect(Collectors.joining(", ")),
                "See which clients waited. `ss -ltn` shows the queues of all processes at this moment. "
                        + remedy(suspects.get(0), snapshot.sample().setting("Somaxconn")));
    }

    private static String evidence(ListenerSample listener, Overflows overflows, long now) {
        return counted(overflows, now) + "; this queue"
                + (listener.getLimit() == null ? "" : " (length " + listener.getLimit() + ")")
                + " was full at that time, or as many connections as it holds were accepted between two looks";
    }

    private static String counted(Overflows overflows, long now) {
        return String.format(
                Locale.ROOT,
                "%d overflows in this network namespace, the first %.0f s ago, the last %.0f s ago",
                overflows.count(),
                overflows.secondsSinceFirst(now),
                overflows.secondsSinceLast(now));
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
