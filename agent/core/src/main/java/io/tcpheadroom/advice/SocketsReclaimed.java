package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.AppSample;
import java.util.stream.Stream;

/** Sockets that only the garbage collector closed. */
final class SocketsReclaimed extends Rule {
    SocketsReclaimed() {
        super(
                "sockets-reclaimed",
                "Until the garbage collector runs, each holds a descriptor. A program with little garbage and many connections can run out "
                        + "before that.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return DroppedSockets.apps(snapshot, AppSample::getReclaimedTotal)
                .map(app -> warning(
                        "app " + app.getName(),
                        "sockets were dropped without a close, and were closed only by the garbage collector",
                        "ReclaimedTotal " + app.getReclaimedTotal() + DroppedSockets.from(app.reclaimedFrom()),
                        DroppedSockets.CLOSE));
    }
}
