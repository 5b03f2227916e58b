package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SortOrder;

/**
 * A panel that is a table with a filter above it and, below it, what the selected row's tooltip says, for those without a
 * mouse.
 *
 * @param <R> the rows
 */
final class TablePanel<R> extends Panel {
    private final transient Function<Snapshot, List<R>> rows;
    private final transient Function<R, String> tooltip;
    private final RowTable<R> table;
    private final MutedLabel count = new MutedLabel();
    private final FilterField filter = new FilterField(this::filter);
    private final WrappedText details = new WrappedText(Font.PLAIN, 0);
    private transient BiPredicate<R, Target> target = (row, meant) -> false;
    private transient Function<Snapshot, String> note = snapshot -> "";

    TablePanel(
            String title,
            Function<Snapshot, List<R>> rows,
            Function<R, ?> key,
            Function<R, String> tooltip,
            List<Column<R>> columns,
            String emptyText) {
        super(title);
        this.rows = rows;
        this.tooltip = tooltip;
        table = new RowTable<>(columns, key, tooltip, emptyText);
        table.setPreferredScrollableViewportSize(new Dimension(600, 5 * table.getRowHeight()));
        table.getSelectionModel().addListSelectionListener(event -> showDetails());
        details.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
        details.setVisible(false);
        JScrollPane scroll = new JScrollPane(table);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        add(filterLine(), BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(details, BorderLayout.SOUTH);
    }

    /** All beans of one type. */
    static TablePanel<Bean> of(String title, BeanType type, List<Column<Bean>> columns, String emptyText) {
        TablePanel<Bean> panel = new TablePanel<>(
                title,
                snapshot -> snapshot.beans(type),
                Bean::name,
                bean -> bean.name().getCanonicalName(),
                columns,
                emptyText);
        panel.note = snapshot -> readInTurn(snapshot, type);
        return panel;
    }

    TablePanel<R> sortedBy(String heading) {
        table.sortBy(heading, SortOrder.DESCENDING);
        return this;
    }

    /** Its rows are what such targets mean. */
    TablePanel<R> revealing(BiPredicate<R, Target> newTarget) {
        target = newTarget;
        return this;
    }

    @Override
    boolean reveal(Target meant) {
        filter.setText("");
        boolean found = table.select(row -> target.test(row, meant));
        if (found) {
            table.scrollRectToVisible(table.getCellRect(table.getSelectedRow(), 0, true));
        }
        return found;
    }

    private void filter(List<String> words) {
        table.filter(words);
        showCount("");
    }

    private JPanel filterLine() {
        JPanel line = new JPanel(new BorderLayout(6, 0));
        line.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        JLabel label = new JLabel("Filter");
        label.setDisplayedMnemonic('F');
        label.setLabelFor(filter);
        JPanel left = new JPanel(new BorderLayout(6, 0));
        left.add(label, BorderLayout.LINE_START);
        left.add(filter, BorderLayout.CENTER);
        line.add(left, BorderLayout.LINE_START);
        line.add(count, BorderLayout.CENTER);
        return line;
    }

    @Override
    void show(Snapshot snapshot) {
        table.show(rows.apply(snapshot));
        showCount(note.apply(snapshot));
        showDetails();
    }

    @Override
    void show(Freshness freshness) {
        table.showStale(!freshness.isFresh());
    }

    private void showCount(String noted) {
        long all = table.getModel().getRowCount();
        long shown = table.getRowCount();
        count.setText((shown == all ? "" : Numbers.count(shown) + " of ")
                + Numbers.count(all)
                + (all == 1 ? " row" : " rows")
                + noted);
    }

    private static String readInTurn(Snapshot snapshot, BeanType type) {
        long seconds = snapshot.maxAge(type).toSeconds();
        return seconds == 0 ? "" : "; read in rotation, oldest " + seconds + " s ago";
    }

    private void showDetails() {
        details.show(table.selected().map(tooltip).orElse(""));
        details.setVisible(table.selected().isPresent());
    }
}
