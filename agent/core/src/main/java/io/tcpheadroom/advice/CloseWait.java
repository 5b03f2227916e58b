package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.SocketGroup;
import java.util.stream.Stream;

/** Connections whose far end has closed them, and this program has not: it will not, where it has not done so for a minute. */
final class CloseWait extends Rule {
    CloseWait() {
        super(
                "close-wait",
                "Each holds a descriptor until the program closes it: the kernel never does. A request on such a connection fails.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return ManyConnections.of(HalfClosed.in(snapshot.sample()))
                .map(group -> warning(
                                "app " + group.app(),
                                "connections " + group.farEnd() + " were closed by the far end and are still open here",
                                group.open() + " in CLOSE_WAIT, " + ManyConnections.duration(group) + "; "
                                        + ManyConnections.openedAt(group),
                                remedy(group))
                        .about(group.farEnd()));
    }

    private static String remedy(SocketGroup group) {
        return (group.isAccepted()
                        ? "Close a connection when a read returns the end of the stream; check for handlers that are stuck, a thread dump "
                                + "shows them. "
                        : "Close a connection when a read returns the end of the stream; in a pool, check idle connections, and keep them "
                                + "for less time than the server does. ")
                + "list(\"close_wait\") of tcp.headroom:type=Sockets lists them";
    }
}
