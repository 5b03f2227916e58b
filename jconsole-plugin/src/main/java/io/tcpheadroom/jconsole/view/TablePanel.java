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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
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
    private final JPanel below = new JPanel(new BorderLayout());
    private final JPanel trailing = new JPanel(new BorderLayout(8, 0));
    private final WrappedText details = new WrappedText(Font.PLAIN, 0);
    private transient BiPredicate<R, Target> target = (row, meant) -> false;
    private transient Optional<Function<R, ObjectName>> bean = Optional.empty();
    private boolean inOrder;
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
        below.add(details, BorderLayout.CENTER);
        add(below, BorderLayout.SOUTH);
    }

    /** All beans of one type. */
    static TablePanel<Bean> of(String title, BeanType type, List<Column<Bean>> columns, String emptyText) {
        return of(title, type, bean -> bean.name().getCanonicalName(), columns, emptyText);
    }

    /** All beans of one type, with what there is to say of a row. */
    static TablePanel<Bean> of(
            String title, BeanType type, Function<Bean, String> tooltip, List<Column<Bean>> columns, String emptyText) {
        TablePanel<Bean> panel =
                new TablePanel<>(title, snapshot -> snapshot.beans(type), Bean::name, tooltip, columns, emptyText);
        panel.note = snapshot -> readInTurn(snapshot, type);
        return panel.readFrom(Bean::name);
    }

    /** In the order in which the rows come. */
    TablePanel<R> inOrder() {
        table.disableSorting();
        inOrder = true;
        return this;
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

    /** Its rows in view are read at each tick, from these beans. */
    TablePanel<R> readFrom(Function<R, ObjectName> newBean) {
        bean = Optional.of(newBean);
        return this;
    }

    @Override
    Set<ObjectName> beansInView() {
        return bean.map(name -> table.inView().map(name).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    private void filter(List<String> words) {
        table.filter(words);
        showCount("");
    }

    /**
     * A row can be opened: by the button beside the filter, by Enter or by a double click.
     *
     * @param text of the button: what one then sees
     */
    TablePanel<R> opening(String text, Consumer<R> action) {
        JButton button = new JButton(text);
        Runnable open = () -> table.selected().ifPresent(action);
        button.setEnabled(false);
        button.addActionListener(event -> open.run());
        table.getSelectionModel()
                .addListSelectionListener(
                        event -> button.setEnabled(table.selected().isPresent()));
        table.onEnterOrDoubleClick(open);
        trailing.add(button, BorderLayout.LINE_END);
        return this;
    }

    /** What the colors in its cells mean, below them. */
    TablePanel<R> explained(JComponent legend) {
        below.add(legend, BorderLayout.NORTH);
        return this;
    }

    /** What there is to say of all rows, behind their number. */
    TablePanel<R> noted(Function<Snapshot, String> newNote) {
        note = newNote;
        return this;
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
        line.add(trailing, BorderLayout.LINE_END);
        return line;
    }

    @Override
    void show(Snapshot snapshot) {
        if (inOrder) {
            table.showInOrder(rows.apply(snapshot));
        } else {
            table.show(rows.apply(snapshot));
        }
        showCount(note.apply(snapshot));
        showDetails();
    }

    void onSelection(Runnable action) {
        table.getSelectionModel().addListSelectionListener(event -> action.run());
    }

    Optional<R> selected() {
        return table.selected();
    }

    /** The focus goes to its rows. */
    void focusRows() {
        table.requestFocusInWindow();
    }

    /** Why it is empty, or what it would show. */
    void showEmptyText(String text) {
        table.setEmptyText(text);
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
