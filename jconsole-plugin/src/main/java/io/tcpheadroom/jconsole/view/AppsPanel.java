package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.util.Comparator;
import java.util.List;

/** Who holds the sockets: the apps of this JVM, the one with most open first. */
final class AppsPanel {
    private static final BeanColumns COLUMNS = new BeanColumns(BeanType.APP);
    private static final Comparator<Bean> BY_OPEN =
            Comparator.comparing(app -> app.longValue("Open"), Comparator.nullsFirst(Comparator.naturalOrder()));

    private AppsPanel() {}

    static Panel create(Timeline timeline) {
        return TablePanel.of(
                        "Apps",
                        BeanType.APP,
                        List.of(
                                COLUMNS.text("App", "Name", "name").shrinkable(),
                                COLUMNS.count("Open", "Open"),
                                Column.rendered(
                                                "Last 5 min",
                                                BeanType.APP.describe("Open")
                                                        + "\nScaled from 0 to the maximum of the last 5 minutes",
                                                BY_OPEN,
                                                new SparklineCell(timeline))
                                        .fillWidth(),
                                COLUMNS.count("Clients", "Clients"),
                                COLUMNS.count("Accepted", "Accepted"),
                                COLUMNS.count("Listeners", "Listeners"),
                                COLUMNS.count("Datagrams", "Datagrams"),
                                COLUMNS.rate("Opened/s", "OpenedTotal"),
                                COLUMNS.count("Failed", "ConnectFailedTotal"),
                                COLUMNS.count("Reclaimed", "ReclaimedTotal"),
                                COLUMNS.count("Leaked", "LeakedTotal")),
                        "No app has opened a socket since the agent was attached")
                .sortedBy("Open")
                .revealing((app, target) ->
                        target.kind() == Target.Kind.APP && target.name().equals(app.text("Name", "name")));
    }
}
