package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.SocketStates;
import java.util.List;
import java.util.stream.Stream;

/** Connections whose far end does not read what this program sends. */
final class FarEndNotReading extends Rule {
    FarEndNotReading() {
        super(
                "far-end-not-reading",
                "What it does not read fills the send buffer; then it fills the heap, or a thread waits in write(). Kernel memory for TCP is "
                        + "shared by all connections of the host.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        SocketStates states = snapshot.sample().states();
        return ManyConnections.of(states == null ? List.of() : states.unread())
                .map(group -> warning(
                                "app " + group.app(),
                                "connections " + group.farEnd() + " have a far end that does not read what is sent",
                                group.open() + " with a closed window, " + ManyConnections.duration(group) + ", "
                                        + group.unsentBytes() + " bytes unsent; " + ManyConnections.openedAt(group),
                                "Limit how much is queued for one connection and how long a write may take, and close what exceeds it: "
                                        + "a blocking write has no timeout of its own. list(\"unsent>0\") of tcp.headroom:type=Sockets lists "
                                        + "them")
                        .about(group.farEnd()));
    }
}
