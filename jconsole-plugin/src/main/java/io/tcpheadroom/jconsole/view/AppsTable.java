package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.ConnectFailuresText;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.SocketStates;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The apps of this JVM, the one with most open sockets first. */
final class AppsTable {
    private static final BeanColumns COLUMNS = new BeanColumns(BeanType.APP);
    private static final Comparator<Bean> BY_OPEN =
            Comparator.comparing(app -> app.longValue("Open"), Comparator.nullsFirst(Comparator.naturalOrder()));

    private AppsTable() {}

    static TablePanel<Bean> create(Timeline timeline, Consumer<Bean> open) {
        return TablePanel.of(
                        "Apps",
                        BeanType.APP,
                        AppsTable::tooltip,
                        List.of(
                                COLUMNS.text("App", "Name", "name").shrinkable(),
                                COLUMNS.count("Open", "Open"),
                                Column.<Bean>rendered(
                                                "States",
                                                "The open sockets by the state that the kernel has them in",
                                                BY_OPEN,
                                                new StatesCell<>(SocketStates::of))
                                        .fillWidth(),
                                COLUMNS.count("CLOSE_WAIT", "CloseWait"),
                                Column.rendered(
                                        "Last 5 min",
                                        BeanType.APP.describe("Open")
                                                + "\nScaled from 0 to the maximum of the last 5 minutes",
                                        BY_OPEN,
                                        new SparklineCell(timeline)),
                                COLUMNS.rate("Opened/s", "OpenedTotal"),
                                COLUMNS.count("Failed", "ConnectFailedTotal"),
                                COLUMNS.count("Leaked", "LeakedTotal"),
                                COLUMNS.count("Reclaimed", "ReclaimedTotal")),
                        "No app has opened a socket since the agent was attached")
                .sortedBy("Open")
                .explained(new StatesLegend())
                .opening("Call sites", open)
                .revealing((app, target) ->
                        target.kind() == Target.Kind.APP && target.name().equals(app.text("Name", "name")));
    }

    private static String tooltip(Bean app) {
        return app.name().getCanonicalName()
                + Tooltip.line("States: ", SocketStates.of(app).text())
                + Tooltip.line("Kinds: ", kinds(app))
                + Tooltip.line("Failed connects: ", ConnectFailuresText.of(app))
                + Tooltip.line("Unread: ", Numbers.bytes(app.longValue("UnreadBytes")))
                + Tooltip.line("Unsent: ", Numbers.bytes(app.longValue("UnsentBytes")));
    }

    private static String kinds(Bean app) {
        return Numbers.count(app.longValue("Clients"))
                + " clients, "
                + Numbers.count(app.longValue("Accepted"))
                + " accepted, "
                + Numbers.count(app.longValue("Listeners"))
                + " listeners, "
                + Numbers.count(app.longValue("Datagrams"))
                + " datagram sockets";
    }
}
