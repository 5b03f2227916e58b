package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Kind;
import java.util.List;

/** The remote addresses that this JVM connects to, and the local ports that each of them costs, the fullest first. */
final class DestinationsPanel {
    private static final BeanColumns COLUMNS = new BeanColumns(Kind.DESTINATION);

    private DestinationsPanel() {}

    static Panel create() {
        return TablePanel.of(
                        "Destinations",
                        Kind.DESTINATION,
                        List.of(
                                COLUMNS.text("Address", "Address", "address"),
                                COLUMNS.identifier("Port", "Port"),
                                COLUMNS.count("Ports used", "Used"),
                                COLUMNS.count("Limit", "Limit"),
                                COLUMNS.count("Available", "Available"),
                                COLUMNS.percent("Utilization", "UtilizationRatio"),
                                COLUMNS.rate("Connected/s", "ConnectedTotal"),
                                COLUMNS.count("Connected", "ConnectedTotal"),
                                COLUMNS.count("Failed", "ConnectFailedTotal"),
                                COLUMNS.text("App", "App")),
                        "This JVM has connected to nothing since the agent was attached")
                .sortedBy("Utilization");
    }
}
