package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;

/** Connections that wait to be accepted, by listener. */
final class AcceptQueues {
    private AcceptQueues() {}

    static Reading fullest(Kernel kernel, Sample sample) {
        String unseen = sample.unseenListeners();
        if (unseen != null
                && sample.listeners().stream()
                        .noneMatch(listener -> listener.reading().fullness() == 1)) {
            return Reading.failed(unseen);
        }
        if (sample.listeners().isEmpty() || sample.listeners().get(0).isOfUnixDomain()) {
            return noListener(kernel);
        }
        Long readAt = kernel.listenerTables().readAtNanos();
        ListenerSample fullest = sample.listeners().get(0);
        if (fullest.limit().kind() == Figure.Kind.UNKNOWN) {
            String why = "the backlog of " + fullest.name() + " is unknown: "
                    + fullest.limit().reason();
            return Reading.of(fullest.queued(), Figure.unknown(why)).readAt(readAt);
        }
        return fullest.reading().readAt(readAt).notingToo("the fullest: " + fullest.name());
    }

    /** What the program listens on may be in a table that cannot be read. */
    static Reading noListener(Kernel kernel) {
        String problem = kernel.listenerTables().problem();
        return problem == null ? Reading.notApplicable("this JVM listens on no TCP port") : Reading.failed(problem);
    }
}
