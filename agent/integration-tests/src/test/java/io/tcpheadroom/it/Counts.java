package io.tcpheadroom.it;

import io.tcpheadroom.api.AppMXBean;
import java.util.List;

/** An app's counts in one row, in the order in which its MXBean has them. */
final class Counts {
    private Counts() {}

    /** Open, clients, accepted, listeners, datagrams; opened, closed, accepted, connected, connect failed. */
    static List<Long> of(ForkedJvm jvm, String name) throws Exception {
        AppMXBean app = jvm.beans().app(name);
        return List.of(
                app.getOpen(),
                app.getClients(),
                app.getAccepted(),
                app.getListeners(),
                app.getDatagrams(),
                app.getOpenedTotal(),
                app.getClosedTotal(),
                app.getAcceptedTotal(),
                app.getConnectedTotal(),
                app.getConnectFailedTotal());
    }
}
