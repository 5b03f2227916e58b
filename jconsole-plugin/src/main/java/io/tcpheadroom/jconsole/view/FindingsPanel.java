package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Finding;
import io.tcpheadroom.jconsole.model.FindingLog;
import io.tcpheadroom.jconsole.model.FindingLog.Entry;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/** What is wrong, the worst first, and below it what to do about the selected finding. What is resolved stays, greyed. */
final class FindingsPanel extends Panel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** The log has them in their order. */
    private static final Comparator<Entry> AS_LISTED = Comparator.comparing(entry -> 0);

    private final transient FindingLog log;
    private final FindingDetails details;
    private final JScrollPane sheet;
    private final RowTable<Entry> table = new RowTable<>(
            columns(),
            Entry::key,
            FindingsPanel::tooltip,
            "No findings. A finding appears here when something is wrong, with its evidence and its remedy.");
    private transient @Nullable Snapshot last;
    private transient @Nullable Object shown;

    FindingsPanel(Session session) {
        super("Findings");
        log = session.findings();
        details = new FindingDetails(session);
        table.disableSorting();
        table.setPreferredScrollableViewportSize(new Dimension(600, 3 * table.getRowHeight()));
        table.getAccessibleContext().setAccessibleName("Findings");
        table.getSelectionModel().addListSelectionListener(event -> showDetails());
        EscapeKey.bind(table, WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, table::clearSelection);
        JScrollPane scroll = new JScrollPane(table);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        sheet = ScrollableSheet.scrolling(details, new Dimension(600, 170), table.getRowHeight());
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, scroll, sheet);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.3);
        add(split, BorderLayout.CENTER);
        details.setVisible(false);
    }

    private static String tooltip(Entry entry) {
        return entry.finding().sentence()
                + Tooltip.line("Evidence: ", entry.finding().evidence())
                + Tooltip.line("What to do: ", entry.finding().remedy());
    }

    private static List<Column<Entry>> columns() {
        return List.of(
                column("Severity", "CRITICAL or WARN", FindingsPanel::severity),
                text("Subject", "What it is about", entry -> entry.finding().subject())
                        .shrinkable(),
                text("Problem", "What is wrong", entry -> entry.finding().problem())
                        .fillWidth(),
                text("Since", "When it was found, or when this tab first saw it", entry -> time(entry.since())),
                text("Resolved", "When it was no longer found", entry -> time(entry.resolvedAt())));
    }

    private static Column<Entry> text(String heading, String description, Function<Entry, String> text) {
        return column(heading, description, (cell, entry) -> {
            if (entry.isResolved()) {
                cell.setMutedText(text.apply(entry));
            } else {
                cell.setText(text.apply(entry));
            }
        });
    }

    private static Column<Entry> column(
            String heading, String description, BiConsumer<DrawnCell<Entry>, Entry> drawing) {
        return Column.rendered(heading, description, AS_LISTED, new DrawnCell<>(SwingConstants.LEADING, drawing));
    }

    private static void severity(DrawnCell<Entry> cell, Entry entry) {
        if (entry.isResolved()) {
            cell.setMutedText("resolved");
        } else {
            cell.setStatus(
                    entry.finding().severity(), entry.finding().severity().name());
        }
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** With how many there are. */
    @Override
    String title() {
        return log.open() == 0 ? getName() : getName() + " (" + log.open() + ")";
    }

    @Override
    void show(Snapshot snapshot) {
        last = snapshot;
        List<Entry> entries = log.all();
        table.showInOrder(entries);
        showDetails();
    }

    /** Of the selected finding, or else of the worst. */
    private void showDetails() {
        Optional<Entry> entry = table.selected().or(() -> log.all().stream().findFirst());
        details.setVisible(entry.isPresent());
        if (entry.isPresent() && last != null) {
            Finding finding = entry.get().finding();
            details.show(finding, time(entry.get().resolvedAt()), last);
            if (!entry.get().key().equals(shown)) {
                shown = entry.get().key();
                sheet.getVerticalScrollBar().setValue(0);
            }
        }
    }

    @Override
    void show(Freshness freshness) {
        table.showStale(!freshness.isFresh());
    }
}
