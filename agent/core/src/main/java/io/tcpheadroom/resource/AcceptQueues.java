package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;

/** Connections that wait to be accepted, by listener. */
final class AcceptQueues {
    private AcceptQueues() {}

    static Reading fullest(Kernel kernel, Sample sample) {
        String unseen = sample.unseenListeners();
        if (unseen != null && !isAnyFull(sample)) {
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
        return fullest.reading().readAt(readAt).notingTooIfAsked(() -> "the fullest: " + fullest.name());
    }

    private static boolean isAnyFull(Sample sample) {
        for (ListenerSample listener : sample.listeners()) {
            if (listener.reading().fullness() == 1) {
                return true;
            }
        }
        return false;
    }

    /** What the program listens on may be in a table that cannot be read. */
    static Reading noListener(Kernel kernel) {
        String problem = kernel.listenerTables().problem();
        return problem == null ? Reading.notApplicable("this JVM listens on no TCP port") : Reading.failed(problem);
    }
}
