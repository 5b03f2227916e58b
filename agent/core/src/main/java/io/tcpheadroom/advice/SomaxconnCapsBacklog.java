package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import java.util.stream.Stream;

/** An accept queue that came near its end and has not overflowed, where the program asked for more than the system allows. */
final class SomaxconnCapsBacklog extends Rule {
    private static final long DEFAULT = 4096;

    SomaxconnCapsBacklog() {
        super(
                "somaxconn-caps-backlog",
                "The program asked for a longer queue, and the kernel cut it without an error. The next burst overflows it.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return AcceptQueuePeak.bySomaxconn(
                snapshot,
                (listener, somaxconn) ->
                        asksForMore(listener, somaxconn) && AcceptQueuePeak.wasNearAlone(snapshot, listener),
                this::finding);
    }

    private static boolean asksForMore(ListenerSample listener, long somaxconn) {
        Integer backlog = listener.getBacklog();
        Long limit = listener.getLimit();
        return backlog != null && backlog > somaxconn && limit != null && limit == somaxconn;
    }

    private FindingData finding(ListenerSample listener, long somaxconn) {
        long wanted =
                Math.max(DEFAULT, Math.max(2 * somaxconn, listener.getBacklog() == null ? 0 : listener.getBacklog()));
        return warning(
                "listener " + listener.name(),
                "the accept queue came close to its limit, and net.core.somaxconn keeps it shorter than the program asked for",
                AcceptQueuePeak.evidence(listener) + "; backlog asked for: " + listener.getBacklog()
                        + ", net.core.somaxconn: " + somaxconn,
                "To raise the cap, " + Sysctl.ofNetwork("net.core.somaxconn", wanted)
                        + ". Then call setBacklog of the Listener bean, or restart: an open listener keeps its queue");
    }
}
