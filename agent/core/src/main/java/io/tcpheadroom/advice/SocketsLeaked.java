package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.AppSample;
import java.util.stream.Stream;

/** Channels that became unreachable while they were open. */
final class SocketsLeaked extends Rule {
    SocketsLeaked() {
        super(
                "sockets-leaked",
                "A SocketChannel that nobody refers to is never closed by the garbage collector: its descriptor is lost until the JVM "
                        + "ends.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return DroppedSockets.apps(snapshot, AppSample::getLeakedTotal)
                .map(app -> warning(
                        "app " + app.getName(),
                        "sockets were dropped without a close, and nothing will ever close them",
                        "LeakedTotal " + app.getLeakedTotal() + DroppedSockets.from(app.leakedFrom()),
                        DroppedSockets.CLOSE + "; suspects() of tcp.headroom:type=Sockets lists those that are open"));
    }
}
