package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Kind;
import java.util.List;

/** The listening sockets and their queues, the fullest first. */
final class ListenersPanel {
    private static final BeanColumns COLUMNS = new BeanColumns(Kind.LISTENER);

    private ListenersPanel() {}

    static Panel create() {
        return TablePanel.of(
                        "Listeners",
                        Kind.LISTENER,
                        List.of(
                                COLUMNS.text("Address", "Address", "address"),
                                COLUMNS.identifier("Port", "Port"),
                                COLUMNS.count("Queued", "Used"),
                                COLUMNS.count("Asked for", "Backlog"),
                                COLUMNS.count("Effective", "Limit"),
                                COLUMNS.percent("Utilization", "UtilizationRatio"),
                                COLUMNS.rate("Accepted/s", "AcceptedTotal"),
                                COLUMNS.count("Accepted", "AcceptedTotal"),
                                COLUMNS.text("App", "App")),
                        "This JVM listens on no port that the agent knows of")
                .sortedBy("Utilization");
    }
}
