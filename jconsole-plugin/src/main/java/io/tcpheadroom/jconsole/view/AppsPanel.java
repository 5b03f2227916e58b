package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Figures;
import io.tcpheadroom.jconsole.model.Kind;
import java.util.List;

/** Who holds the sockets: the apps of this JVM, the one with most open first. */
final class AppsPanel {
    private static final BeanColumns COLUMNS = new BeanColumns(Kind.APP);

    private AppsPanel() {}

    static Panel create() {
        return new TablePanel(
                "Apps",
                Kind.APP,
                List.of(
                        COLUMNS.text("App", "Name", "name"),
                        COLUMNS.count("Open", "Open"),
                        COLUMNS.count("Clients", "Clients"),
                        COLUMNS.count("Accepted", "Accepted"),
                        COLUMNS.count("Listeners", "Listeners"),
                        COLUMNS.count("Datagrams", "Datagrams"),
                        Column.number(
                                "Opened/s",
                                "Sockets opened per second, from OpenedTotal of two snapshots\nUnit: sockets per second",
                                app -> app.real("OpenedPerSecond"),
                                Figures::perSecond),
                        COLUMNS.count("Failed", "ConnectFailedTotal"),
                        COLUMNS.count("Reclaimed", "ReclaimedTotal"),
                        COLUMNS.count("Leaked", "LeakedTotal")),
                "Open",
                "No app has opened a socket since the agent was attached");
    }
}
