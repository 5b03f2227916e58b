package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import java.util.ArrayList;
import java.util.List;

/** Addresses and ports, each with what it costs and the app that it belongs to, the fullest first. */
final class EndpointPanel {
    private EndpointPanel() {}

    /** The listening sockets and their queues. */
    static Panel listeners() {
        BeanColumns columns = new BeanColumns(BeanType.LISTENER);
        return create(
                "Listeners",
                BeanType.LISTENER,
                List.of(
                        columns.count("Used", "Used"),
                        columns.count("Backlog", "Backlog"),
                        columns.count("Limit", "Limit"),
                        columns.percent("Utilization", "UtilizationRatio"),
                        columns.rate("Accepted/s", "AcceptedTotal"),
                        columns.count("Accepted", "AcceptedTotal")),
                "The agent knows of no listening socket in this JVM");
    }

    /** The remote addresses that this JVM connects to, and the local ports that each of them costs. */
    static Panel destinations() {
        BeanColumns columns = new BeanColumns(BeanType.DESTINATION);
        return create(
                "Destinations",
                BeanType.DESTINATION,
                List.of(
                        columns.text("Protocol", "Protocol"),
                        columns.count("Ports used", "Used"),
                        columns.count("Limit", "Limit"),
                        columns.count("Available", "Available"),
                        columns.percent("Utilization", "UtilizationRatio"),
                        columns.rate("Connected/s", "ConnectedTotal"),
                        columns.count("Connected", "ConnectedTotal"),
                        columns.count("Failed", "ConnectFailedTotal")),
                "This JVM has not connected to any destination since the agent was attached");
    }

    private static Panel create(String title, BeanType type, List<Column<Bean>> own, String emptyText) {
        BeanColumns columns = new BeanColumns(type);
        List<Column<Bean>> all = new ArrayList<>();
        all.add(columns.text("Address", "Address", "address"));
        all.add(columns.identifier("Port", "Port"));
        all.addAll(own);
        all.add(columns.text("App", "App"));
        return TablePanel.of(title, type, all, emptyText).sortedBy("Utilization");
    }
}
