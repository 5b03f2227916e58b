package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import java.util.stream.Stream;

/** A listener that called listen before net.core.somaxconn was raised, and whose queue was too short since. */
final class ListenerKeepsOldCap extends Rule {
    ListenerKeepsOldCap() {
        super(
                "listener-keeps-old-cap",
                "The kernel reads net.core.somaxconn when listen is called and never again: the raised value has no effect on this queue.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return AcceptQueuePeak.bySomaxconn(
                snapshot,
                (listener, somaxconn) -> mayBeLonger(listener, somaxconn)
                        && (AcceptQueuePeak.hasOverflowed(snapshot, listener)
                                || AcceptQueuePeak.wasNear(snapshot, listener)),
                this::finding);
    }

    /** The queue is shorter than both what the program asked for and what it may have by now. */
    static boolean mayBeLonger(ListenerSample listener, long somaxconn) {
        Integer backlog = listener.getBacklog();
        Long limit = listener.getLimit();
        return backlog != null && limit != null && limit < Math.min(backlog, somaxconn);
    }

    private FindingData finding(ListenerSample listener, long somaxconn) {
        return warning(
                "listener " + listener.name(),
                "the listener keeps the net.core.somaxconn from when it was opened",
                "its queue holds " + listener.getLimit() + ", it asked for " + listener.getBacklog()
                        + ", net.core.somaxconn is now " + somaxconn,
                "Call setBacklog(" + listener.getBacklog()
                        + ") of the Listener bean, which acts at once, or restart the program");
    }
}
