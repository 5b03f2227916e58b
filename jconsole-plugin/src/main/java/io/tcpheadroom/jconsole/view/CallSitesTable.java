package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.CallSite;
import io.tcpheadroom.jconsole.model.CallSites;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The places in one app that opened sockets, the one with most open first. */
final class CallSitesTable {
    private static final String NONE =
            "No call site of this app is known: its sockets were opened before the agent was attached, or stacks are off";

    private final CallSites callSites = new CallSites();
    private final TablePanel<CallSite> panel;
    private String app = "";

    CallSitesTable(Consumer<CallSite> open) {
        panel = new TablePanel<>(
                        "Call sites",
                        snapshot -> callSites.of(app, snapshot),
                        callSite -> callSite.app() + "\n" + callSite.text(),
                        CallSitesTable::tooltip,
                        columns(),
                        NONE)
                .sortedBy("Open")
                .explained(new StatesLegend())
                .opening("Sockets", open)
                .revealing((callSite, target) -> target.kind() == Target.Kind.CALL_SITE
                        && callSite.place().equals(target.name()));
    }

    private static List<Column<CallSite>> columns() {
        return List.of(
                Column.<CallSite>text("Call site", "The application's first frame", CallSite::place)
                        .fillWidth(),
                number("Open", "Sockets from here that are open now", "open"),
                Column.<CallSite>rendered(
                        "States",
                        "The open sockets by the state that the kernel has them in",
                        Comparator.comparing(callSite -> callSite.states().total()),
                        new StatesCell<>(CallSite::states)),
                Column.number(
                        "Last min",
                        "How many more are open than a minute ago, or than when this list was opened",
                        CallSite::change,
                        Numbers::change),
                Column.number(
                        "Opened/s", "Sockets opened here, per second", CallSite::openedPerSecond, Numbers::perSecond),
                number("CLOSE_WAIT", "Closed by the far end and not here", "closeWait"),
                number("Leaked", "Dropped without a close; nothing will ever close them", "leakedTotal"));
    }

    private static Column<CallSite> number(String heading, String description, String item) {
        return Column.number(heading, description, callSite -> callSite.row().longValue(item), Numbers::count);
    }

    private static String tooltip(CallSite callSite) {
        return callSite.text()
                + Tooltip.line("States: ", callSite.states().text())
                + Tooltip.line("Opened in all: ", Numbers.count(callSite.row().longValue("openedTotal")))
                + Tooltip.line(
                        "Closed by the garbage collector: ",
                        Numbers.count(callSite.row().longValue("reclaimedTotal")))
                + Tooltip.line("Unread: ", Numbers.bytes(callSite.row().longValue("unreadBytes")))
                + Tooltip.line("Unsent: ", Numbers.bytes(callSite.row().longValue("unsentBytes")));
    }

    TablePanel<CallSite> panel() {
        return panel;
    }

    void show(String newApp, Snapshot snapshot) {
        app = newApp;
        panel.showEmptyText(AppsPanel.emptyText(snapshot, Question.CALL_SITES, NONE));
        panel.show(snapshot);
    }
}
