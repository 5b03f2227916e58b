package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.ConnectFailuresText;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;

/** The remote addresses that this JVM connects to: the local ports that each of them costs, how long connects take, why they fail. */
final class DestinationsPanel {
    private DestinationsPanel() {}

    static Panel create(Timeline timeline) {
        return new EndpointTable(BeanType.DESTINATION, Target.Kind.DESTINATION)
                .used("Ports used", "Used")
                .used("By others", "UsedByOthers")
                .rate("Connects/s", "ConnectedTotal")
                .measured("Median", "ConnectSecondsP50")
                .measured("Slowest", "ConnectSecondsMax")
                .count("Failed", "ConnectFailedTotal")
                .create(
                        "Destinations",
                        timeline,
                        DestinationsPanel::facts,
                        "This JVM has not connected to any destination since the agent was attached")
                .sortedBy("Ports used");
    }

    private static String facts(Bean destination) {
        return Tooltip.line("Failed connects: ", ConnectFailuresText.of(destination))
                + Tooltip.line("Protocol: ", destination.textOrEmpty("Protocol"))
                + Tooltip.line("Local address: ", destination.textOrEmpty("LocalAddress"))
                + Tooltip.line("Ports in TIME_WAIT: ", Numbers.count(destination.longValue("TimeWait")))
                + Tooltip.line(
                        "90 % of connects within: ", Durations.measured(destination.doubleValue("ConnectSecondsP90")))
                + Tooltip.line(
                        "99 % of connects within: ", Durations.measured(destination.doubleValue("ConnectSecondsP99")));
    }
}
