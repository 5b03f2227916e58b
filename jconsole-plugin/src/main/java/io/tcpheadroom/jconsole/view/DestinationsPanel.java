package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.ConnectFailuresText;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.util.List;

/** The remote addresses that this JVM connects to: the local ports that each of them costs, how long connects take, why they fail. */
final class DestinationsPanel {
    private DestinationsPanel() {}

    static Panel create(Timeline timeline) {
        BeanColumns columns = new BeanColumns(BeanType.DESTINATION);
        return TablePanel.of(
                        "Destinations",
                        BeanType.DESTINATION,
                        DestinationsPanel::tooltip,
                        List.of(
                                columns.text("Address", "Address", "address").shrinkable(),
                                columns.identifier("Port", "Port"),
                                columns.count("Ports used", "Used"),
                                columns.count("By others", "UsedByOthers"),
                                columns.count("Limit", "Limit"),
                                columns.percent("Used", "UtilizationRatio"),
                                columns.history("Used", timeline),
                                columns.rate("Connects/s", "ConnectedTotal"),
                                columns.measured("Median", "ConnectSecondsP50"),
                                columns.measured("Slowest", "ConnectSecondsMax"),
                                columns.count("Failed", "ConnectFailedTotal"),
                                columns.text("App", "App").shrinkable()),
                        "This JVM has not connected to any destination since the agent was attached")
                .sortedBy("Ports used")
                .revealing((bean, target) ->
                        target.kind() == Target.Kind.DESTINATION && Endpoint.isMeant(bean, target.name()));
    }

    private static String tooltip(Bean destination) {
        return destination.name().getCanonicalName()
                + Tooltip.line("Failed connects: ", ConnectFailuresText.of(destination))
                + Tooltip.line("Protocol: ", destination.textOrEmpty("Protocol"))
                + Tooltip.line("Local address: ", destination.textOrEmpty("LocalAddress"))
                + Tooltip.line("Ports in TIME_WAIT: ", Numbers.count(destination.longValue("TimeWait")))
                + Tooltip.line(
                        "90 % of connects within: ", Durations.measured(destination.doubleValue("ConnectSecondsP90")))
                + Tooltip.line(
                        "99 % of connects within: ", Durations.measured(destination.doubleValue("ConnectSecondsP99")));
    }
}
