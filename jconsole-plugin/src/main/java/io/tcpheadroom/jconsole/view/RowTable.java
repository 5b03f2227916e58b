package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowSorter.SortKey;
import javax.swing.SortOrder;
import javax.swing.table.JTableHeader;

/**
 * The table that all panels share: no grid, columns as wide as what they hold, tooltips on headings and rows.
 *
 * @param <R> the rows
 */
final class RowTable<R> extends JTable {
    private final transient List<Column<R>> columns;
    private final transient RowModel<R> rows;
    private final transient Function<R, String> tip;
    private final transient RowOrder<R> order;
    private final transient ColumnWidths widths;
    private final String whenEmpty;

    RowTable(List<Column<R>> columns, Function<R, ?> key, Function<R, String> tip, String whenEmpty) {
        super(new RowModel<>(columns, key));
        this.columns = columns;
        this.rows = rowModel();
        this.tip = tip;
        this.whenEmpty = whenEmpty;
        order = new RowOrder<>(rows, columns);
        setRowSorter(order);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setShowGrid(false);
        setIntercellSpacing(new Dimension(0, 0));
        setFillsViewportHeight(true);
        setRowHeight(getFontMetrics(getFont()).getHeight() + 9);
        getTableHeader().setReorderingAllowed(false);
        getTableHeader().setDefaultRenderer(new Heading(getTableHeader().getDefaultRenderer()));
        for (int i = 0; i < columns.size(); i++) {
            getColumnModel().getColumn(i).setCellRenderer(columns.get(i).cell());
        }
        widths = new ColumnWidths(this, columns);
    }

    void show(List<R> newRows) {
        rows.show(newRows);
        widths.fit();
    }

    void sortBy(String heading, SortOrder direction) {
        this.order.setSortKeys(List.of(new SortKey(rows.findColumn(heading), direction)));
    }

    /** Headings no longer sort: the order of the rows is the message. */
    void keepOrder() {
        for (int i = 0; i < columns.size(); i++) {
            order.setSortable(i, false);
        }
    }

    R rowAt(int viewRow) {
        return rows.row(convertRowIndexToModel(viewRow));
    }

    @SuppressWarnings("unchecked") // given to super by the constructor
    private RowModel<R> rowModel() {
        return (RowModel<R>) getModel();
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        return row < 0 ? null : Tip.html(tip.apply(rowAt(row)));
    }

    @Override
    protected JTableHeader createDefaultTableHeader() {
        return new JTableHeader(getColumnModel()) {
            @Override
            public String getToolTipText(MouseEvent event) {
                int column = columnAtPoint(event.getPoint());
                return column < 0 ? null : Tip.html(columns.get(column).description());
            }
        };
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (getRowCount() == 0) {
            graphics.setColor(new Palette(getForeground(), getBackground()).quiet());
            graphics.setFont(getFont());
            graphics.drawString(whenEmpty, 8, getRowHeight());
        }
    }
}
