package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Answer;
import io.tcpheadroom.jconsole.model.CallSite;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Row;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** The open sockets of one call site, the oldest first. */
final class SocketsTable {
    private static final String NONE = "No socket from here is open now";

    private final TablePanel<Row> panel = new TablePanel<>(
                    "Sockets",
                    this::rows,
                    row -> String.valueOf(row.longValue("descriptor")),
                    SocketsTable::tooltip,
                    columns(),
                    NONE)
            .sortedBy("Age");
    private String app = "";
    private String callSite = "";
    private Question question = Question.sockets("");

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>text("Peer", "The far end, as the kernel has it", row -> peer(row))
                        .fillWidth(),
                Column.text("Kind", "CLIENT, ACCEPTED, LISTENER or DATAGRAM", row -> row.text("kind")),
                Column.text("State", "The kernel's state; without one, by what the program did", AppsPanel::state),
                seconds("In state", "How long it has been known to be in that state", "kernelStateSeconds"),
                seconds("Age", "How long it has been open", "ageSeconds"),
                bytes("Unread", "Arrived but not read by the program", "unreadBytes"),
                bytes("Unsent", "Written but not confirmed by the far end", "unsentBytes"),
                Column.number(
                        "Descriptor",
                        "The number, as in /proc/PID/fd",
                        row -> row.longValue("descriptor"),
                        number -> number == null ? Numbers.ABSENT : number.toString()));
    }

    private static Column<Row> seconds(String heading, String description, String item) {
        return Column.number(heading, description, row -> row.doubleValue(item), Durations::brief);
    }

    private static Column<Row> bytes(String heading, String description, String item) {
        return Column.number(heading, description, row -> row.longValue(item), Numbers::bytes);
    }

    private static String peer(Row row) {
        String peer = row.text("peer");
        return peer == null ? row.textOrEmpty("destination") : peer;
    }

    private static String tooltip(Row row) {
        return "Descriptor "
                + row.longValue("descriptor")
                + Tooltip.line("Suspect: ", row.textOrEmpty("suspicion"))
                + Tooltip.line("Connected to: ", row.textOrEmpty("destination"))
                + Tooltip.line("Opened at: ", row.textOrEmpty("callSite"));
    }

    TablePanel<Row> panel() {
        return panel;
    }

    void open(CallSite opened) {
        app = opened.app();
        callSite = opened.text();
        question = Question.sockets(app + " " + opened.place());
    }

    String title() {
        return callSite.lines().findFirst().orElse("") + ", app " + app;
    }

    Question question() {
        return question;
    }

    /** The agent's filter takes words that stand anywhere: of its rows those that are meant. */
    private List<Row> rows(Snapshot snapshot) {
        return snapshot.answer(question).map(Answer::rows).orElse(List.of()).stream()
                .filter(row -> row.textOrEmpty("app").equals(app)
                        && row.textOrEmpty("callSite").equals(callSite))
                .collect(Collectors.toUnmodifiableList());
    }

    void show(Snapshot snapshot) {
        panel.showEmptyText(AppsPanel.emptyText(snapshot, question, NONE));
        panel.show(snapshot);
    }
}
