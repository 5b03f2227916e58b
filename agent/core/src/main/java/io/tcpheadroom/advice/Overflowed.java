package io.tcpheadroom.advice;

import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Overflows;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Listeners whose accept queue overflowed of late, for certain or perhaps; and what helps them. */
final class Overflowed {
    static final String WHY =
            "The kernel drops what does not fit: the client tries again after 1, 3 and 7 s, and sees a slow server although it is idle. A burst "
                    + "lasts a moment; its clients wait for seconds.";

    private Overflowed() {}

    static List<ListenerSample> listeners(Snapshot snapshot, boolean isSuspected) {
        long now = snapshot.sample().atNanos();
        return snapshot.sample().listeners().stream()
                .filter(listener -> {
                    Overflows overflows = listener.overflows();
                    return overflows != null && !overflows.areOver(now) && overflows.areSuspected() == isSuspected;
                })
                .collect(Collectors.toList());
    }

    static String counted(Overflows overflows, long now) {
        return String.format(
                Locale.ROOT,
                "%d overflows in this network namespace, the first %.0f s ago, the last %.0f s ago",
                overflows.count(),
                overflows.secondsSinceFirst(now),
                overflows.secondsSinceLast(now));
    }

    static String remedy(ListenerSample listener, @Nullable Long somaxconn) {
        Integer backlog = listener.getBacklog();
        String faster = "Accept faster (more acceptor threads, nothing slow between two accepts), or ";
        return backlog != null && somaxconn != null && backlog >= somaxconn
                ? faster + "raise net.core.somaxconn, now " + somaxconn
                        + ", and call setBacklog of the Listener bean: an open listener takes the new value only when listen is called "
                        + "again"
                : faster + "raise the backlog, up to net.core.somaxconn"
                        + (somaxconn == null ? "" : ", now " + somaxconn)
                        + ": at once with setBacklog of the Listener bean, permanently with "
                        + AcceptQueuePeak.SERVER_SETTING;
    }
}
