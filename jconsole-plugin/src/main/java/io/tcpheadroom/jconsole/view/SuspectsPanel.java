package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Answer;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Row;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.util.List;
import java.util.Set;

/** Sockets that look leaked, by reason, app and call site, the most first; of the selected row the captured stack. */
final class SuspectsPanel extends Panel {
    private static final String NONE =
            "No suspects: no socket looks leaked. Sockets in CLOSE_WAIT, unreachable or never connected appear here.";

    private final TablePanel<Row> table = new TablePanel<>(
                    "Suspects",
                    snapshot -> snapshot.answer(Question.SUSPECT_GROUPS)
                            .map(Answer::rows)
                            .orElse(List.of()),
                    SuspectsPanel::key,
                    SuspectsPanel::tooltip,
                    columns(),
                    NONE)
            .sortedBy("Sockets");

    SuspectsPanel() {
        super("Suspects");
        add(table, BorderLayout.CENTER);
    }

    private static List<Column<Row>> columns() {
        return List.of(
                Column.number("Sockets", "How many there are", row -> row.longValue("sockets"), Numbers::count),
                Column.text("Reason", "Why they look leaked", row -> row.text("suspicion")),
                Column.<Row>text("App", "Whose sockets these are", row -> row.text("app"))
                        .shrinkable(),
                Column.<Row>text("Call site", "Where they were opened", row -> place(row))
                        .fillWidth(),
                Column.text("Far end", "Of most of them", row -> row.text("farEnd")),
                Column.number(
                        "For",
                        "For how long one of them is known to be so",
                        row -> row.doubleValue("longestSeconds"),
                        Durations::brief));
    }

    private static Object key(Row row) {
        return List.of(row.textOrEmpty("suspicion"), row.textOrEmpty("app"), row.textOrEmpty("callSite"));
    }

    private static String place(Row row) {
        return row.textOrEmpty("callSite").lines().findFirst().orElse("not known");
    }

    private static String tooltip(Row row) {
        String stack = row.textOrEmpty("stack");
        return row.textOrEmpty("why")
                + Tooltip.line("Unread: ", Numbers.bytes(row.longValue("unreadBytes")))
                + Tooltip.line("Unsent: ", Numbers.bytes(row.longValue("unsentBytes")))
                + Tooltip.line("Opened at:\n", stack.isEmpty() ? row.textOrEmpty("callSite") : stack);
    }

    @Override
    Set<Question> questions() {
        return Set.of(Question.SUSPECT_GROUPS);
    }

    @Override
    void show(Snapshot snapshot) {
        table.showEmptyText(AppsPanel.emptyText(snapshot, Question.SUSPECT_GROUPS, NONE));
        table.show(snapshot);
    }

    @Override
    void show(Freshness freshness) {
        table.show(freshness);
    }
}
