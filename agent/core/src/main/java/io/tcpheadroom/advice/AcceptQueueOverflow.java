package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Overflows;
import java.util.Objects;
import java.util.stream.Stream;

/** An accept queue that overflowed, where it can only have been this one. */
final class AcceptQueueOverflow extends Rule {
    AcceptQueueOverflow() {
        super("accept-queue-overflow", Overflowed.WHY);
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long now = snapshot.sample().atNanos();
        Long somaxconn = snapshot.sample().setting("Somaxconn");
        return Overflowed.listeners(snapshot, false).stream()
                .map(listener -> warning(
                        "listener " + listener.name(),
                        "the accept queue overflowed: clients waited for seconds, or were refused",
                        evidence(listener, now),
                        Overflowed.remedy(listener, somaxconn)));
    }

    static String evidence(ListenerSample listener, long now) {
        Overflows overflows = Objects.requireNonNull(listener.overflows());
        return Overflowed.counted(overflows, now) + "; this queue"
                + (listener.getLimit() == null ? "" : " (length " + listener.getLimit() + ")")
                + " was full at that time, or that many connections were accepted between two readings";
    }
}
