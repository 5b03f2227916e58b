package io.tcpheadroom.jconsole.view;

import java.awt.Rectangle;
import java.util.List;
import javax.swing.JTable;
import javax.swing.table.TableColumn;

/**
 * Makes columns as wide as their headings and cells. A column only ever grows: one that followed its numbers up and down
 * would make the whole table jump at each tick. Where one column is to be the widest, the others get no more than they need,
 * and no less unless they shrink.
 */
final class ColumnWidths {
    private static final int ROWS_LOOKED_AT = 30;
    private static final int NARROWEST = 150;

    /** At other scales than 100 % texts are a little wider than they were measured. */
    private static final int SLACK = 4;

    private final JTable table;
    private final boolean[] widest;
    private final boolean[] shrinking;
    private final boolean oneIsWidest;
    private final int[] fitted;

    ColumnWidths(JTable table, List<? extends Column<?>> columns) {
        this.table = table;
        widest = new boolean[columns.size()];
        shrinking = new boolean[columns.size()];
        fitted = new int[columns.size()];
        for (int i = 0; i < widest.length; i++) {
            widest[i] = columns.get(i).isWidest();
            shrinking[i] = columns.get(i).isShrinking();
        }
        oneIsWidest = columns.stream().anyMatch(Column::isWidest);
    }

    void fit() {
        for (int i = 0; i < fitted.length; i++) {
            int width = width(i) + SLACK;
            if (width > fitted[i]) {
                fitted[i] = width;
                widen(i);
            }
        }
    }

    private void widen(int index) {
        TableColumn column = table.getColumnModel().getColumn(index);
        if (oneIsWidest && !widest[index]) {
            column.setMaxWidth(fitted[index]); // first: the others are cut off at it
            column.setMinWidth(shrinking[index] ? Math.min(fitted[index], NARROWEST) : fitted[index]);
        }
        if (widest[index]) {
            column.setMinWidth(headingWidth(index));
        }
        column.setPreferredWidth(fitted[index]);
    }

    private int width(int index) {
        int width = headingWidth(index);
        Rectangle sight = table.getVisibleRect();
        int first = Math.max(0, table.rowAtPoint(sight.getLocation()));
        int inSight = sight.isEmpty() ? ROWS_LOOKED_AT : sight.height / table.getRowHeight() + 1;
        for (int row = first; row < Math.min(table.getRowCount(), first + inSight); row++) {
            width = Math.max(
                    width,
                    table.prepareRenderer(table.getCellRenderer(row, index), row, index)
                            .getPreferredSize()
                            .width);
        }
        return width;
    }

    private int headingWidth(int index) {
        Object heading = table.getColumnModel().getColumn(index).getHeaderValue();
        return table.getTableHeader()
                .getDefaultRenderer()
                .getTableCellRendererComponent(table, heading, false, false, -1, index)
                .getPreferredSize()
                .width;
    }
}
