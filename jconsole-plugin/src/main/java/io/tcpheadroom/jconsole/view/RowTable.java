package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.RowSorter.SortKey;
import javax.swing.SortOrder;
import javax.swing.table.JTableHeader;
import org.jspecify.annotations.Nullable;

/**
 * The table that all panels share: no grid, columns as wide as what they hold, tooltips on headings and rows, and the Tab key
 * leads out of it.
 *
 * @param <R> the rows
 */
final class RowTable<R> extends JTable {
    private final transient List<Column<R>> columns;
    private final transient RowModel<R> rows;
    private final transient Function<R, String> tooltip;
    private final transient RowTableSorter<R> order;
    private final transient ColumnWidths widths;
    private String emptyText;
    private boolean stale;

    RowTable(List<Column<R>> columns, Function<R, ?> key, Function<R, String> tooltip, String emptyText) {
        super(new RowModel<>(columns, key));
        this.columns = columns;
        this.rows = rowModel();
        this.tooltip = tooltip;
        this.emptyText = emptyText;
        order = new RowTableSorter<>(rows, columns);
        setRowSorter(order);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setTransferHandler(new RowTransfer());
        setShowGrid(false);
        setIntercellSpacing(new Dimension(0, 0));
        setFillsViewportHeight(true);
        setRowHeight(getFontMetrics(getFont()).getHeight() + 9);
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        getTableHeader().setReorderingAllowed(false);
        getTableHeader().setDefaultRenderer(new ColumnHeader(getTableHeader().getDefaultRenderer()));
        for (int i = 0; i < columns.size(); i++) {
            getColumnModel().getColumn(i).setCellRenderer(columns.get(i).cell());
        }
        widths = new ColumnWidths(this, columns);
    }

    void show(List<R> newRows) {
        rows.show(newRows);
        widths.fit();
    }

    /** In that order; the selected row stays selected wherever it goes. */
    void showInOrder(List<R> newRows) {
        Object selected = selected().map(rows::keyOf).orElse(null);
        rows.showInOrder(newRows);
        if (selected != null && selected().isEmpty()) {
            select(row -> rows.keyOf(row).equals(selected));
        }
        widths.fit();
    }

    /** What the rows say is no longer known to be so. */
    void showStale(boolean newStale) {
        if (stale != newStale) {
            stale = newStale;
            repaint();
        }
    }

    boolean isStale() {
        return stale;
    }

    /** Only rows that contain all the words, in a text column or in what their tooltip says. */
    void filter(List<String> words) {
        order.filter(words, tooltip);
    }

    void sortBy(String heading, SortOrder direction) {
        order.setSortKeys(List.of(new SortKey(rows.findColumn(heading), direction)));
    }

    /** What stands in the place of rows when there are none. */
    String emptyText() {
        return emptyText;
    }

    void setEmptyText(String text) {
        if (!text.equals(emptyText)) {
            emptyText = text;
            repaint();
        }
    }

    /** Enter would otherwise go to the next row. */
    void onEnterOrDoubleClick(Runnable action) {
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("ENTER"), "open");
        getActionMap().put("open", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2) {
                    action.run();
                }
            }
        });
    }

    /** Headings no longer sort: the order of the rows is the message. */
    void disableSorting() {
        for (int i = 0; i < columns.size(); i++) {
            order.setSortable(i, false);
        }
    }

    R rowAt(int viewRow) {
        return rows.row(convertRowIndexToModel(viewRow));
    }

    /** The rows that the eye sees. */
    Stream<R> inView() {
        Rectangle visible = getVisibleRect();
        int first = visible.y / getRowHeight();
        int end = visible.isEmpty() ? first : (visible.y + visible.height - 1) / getRowHeight() + 1;
        return IntStream.range(first, Math.min(end, getRowCount())).mapToObj(this::rowAt);
    }

    Optional<R> selected() {
        return getSelectedRow() < 0 ? Optional.empty() : Optional.of(rowAt(getSelectedRow()));
    }

    /** Selects the one row that is meant, or none, and says whether there is one. */
    boolean select(Predicate<R> meant) {
        int selected = getSelectedRow();
        for (int row = 0; row < getRowCount(); row++) {
            if (meant.test(rowAt(row))) {
                if (row != selected) {
                    setRowSelectionInterval(row, row);
                }
                return true;
            }
        }
        clearSelection();
        return false;
    }

    @SuppressWarnings("unchecked") // given to super by the constructor
    private RowModel<R> rowModel() {
        return (RowModel<R>) getModel();
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        return row < 0 ? null : Tooltip.html(tooltip.apply(rowAt(row)));
    }

    /** The context menu is about the row under the pointer; called by keys, it stands at the selected row. */
    @Override
    public @Nullable Point getPopupLocation(@Nullable MouseEvent event) {
        int row = event == null ? getSelectedRow() : rowAtPoint(event.getPoint());
        if (row >= 0 && event != null) {
            setRowSelectionInterval(row, row);
        }
        return event != null || row < 0
                ? super.getPopupLocation(event)
                : new Point(Cell.PADDING, getCellRect(row, 0, true).y + getRowHeight());
    }

    @Override
    protected JTableHeader createDefaultTableHeader() {
        return new JTableHeader(getColumnModel()) {
            @Override
            public @Nullable String getToolTipText(MouseEvent event) {
                int column = columnAtPoint(event.getPoint());
                return column < 0 ? null : Tooltip.html(columns.get(column).description());
            }
        };
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (getRowCount() == 0) {
            graphics.setColor(new Palette(getForeground(), getBackground()).muted());
            graphics.setFont(getFont());
            String text = rows.getRowCount() == 0 ? emptyText : "No matching rows";
            graphics.drawString(text, 8, getRowHeight());
        }
    }
}
