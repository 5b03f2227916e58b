package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import java.util.stream.Stream;

/**
 * An accept queue that came near its end and has not overflowed, where the program asked for less than it may have: Java asks for 50
 * unless it is told otherwise. One that overflowed is found as that; one that is shorter than the program asked for has a finding of its own.
 */
final class BacklogBelowSomaxconn extends Rule {
    BacklogBelowSomaxconn() {
        super(
                "backlog-below-somaxconn",
                "The next burst overflows the queue, and the clients that do not fit wait for 1, 3 and 7 s. A longer queue costs nothing "
                        + "while it is empty.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return AcceptQueuePeak.bySomaxconn(
                snapshot,
                (listener, somaxconn) ->
                        asksForLess(listener, somaxconn) && AcceptQueuePeak.wasNearAlone(snapshot, listener),
                this::finding);
    }

    private static boolean asksForLess(ListenerSample listener, long somaxconn) {
        Integer backlog = listener.getBacklog();
        return backlog != null && backlog < somaxconn && !ListenerKeepsOldCap.mayBeLonger(listener, somaxconn);
    }

    private FindingData finding(ListenerSample listener, long somaxconn) {
        return warning(
                "listener " + listener.name(),
                "the accept queue came close to its limit, and its backlog could be longer",
                AcceptQueuePeak.evidence(listener) + "; backlog asked for: " + listener.getBacklog()
                        + ", net.core.somaxconn: " + somaxconn,
                "Raise the backlog to " + somaxconn + ": setBacklog of the Listener bean acts at once; permanently: "
                        + AcceptQueuePeak.SERVER_SETTING);
    }
}
