package io.tcpheadroom.jconsole.view;

import java.awt.Rectangle;
import java.util.List;
import javax.swing.JTable;
import javax.swing.table.TableColumn;

/**
 * Makes columns as wide as their headings and cells. A column only ever grows: one that followed its numbers up and down
 * would make the whole table jump at each tick. Where one column is to be the widest, the others get no more than they need.
 * Where the room is short, that one gives way first, and only then those that shrink.
 */
final class ColumnWidths {
    private static final int ROWS_MEASURED = 30;
    private static final int MIN_SHRUNK_WIDTH = 150;

    /** A text that fills says enough in so much. */
    private static final int LEAST_TEXT = 320;

    /** At other scales than 100 % texts are a little wider than they were measured. */
    private static final int SLACK = 4;

    private final JTable table;
    private final boolean[] filling;
    private final boolean[] shrinking;
    private final boolean[] pictures;
    private final boolean anyFills;
    private final int[] fitted;
    private boolean isShort;

    ColumnWidths(JTable table, List<? extends Column<?>> columns) {
        this.table = table;
        filling = new boolean[columns.size()];
        shrinking = new boolean[columns.size()];
        pictures = new boolean[columns.size()];
        fitted = new int[columns.size()];
        for (int i = 0; i < filling.length; i++) {
            filling[i] = columns.get(i).isFilling();
            shrinking[i] = columns.get(i).isShrinkable();
            pictures[i] = columns.get(i).isPicture();
        }
        anyFills = columns.stream().anyMatch(Column::isFilling);
    }

    void fit() {
        boolean changed = false;
        for (int i = 0; i < fitted.length; i++) {
            int width = width(i) + SLACK;
            if (width > fitted[i]) {
                fitted[i] = width;
                changed = true;
            }
        }
        boolean wasShort = isShort;
        isShort = table.getWidth() > 0 && least() > table.getWidth();
        if (changed || isShort != wasShort) {
            for (int i = 0; i < fitted.length; i++) {
                applyWidth(i);
            }
        }
    }

    /** What the table needs before any name is cut off. */
    private int least() {
        int least = 0;
        for (int i = 0; i < fitted.length; i++) {
            int own = filling[i] ? Math.min(fitted[i], pictures[i] ? 0 : LEAST_TEXT) : fitted[i];
            least += filling[i] ? Math.max(own, headingWidth(i)) : own;
        }
        return least;
    }

    private void applyWidth(int index) {
        TableColumn column = table.getColumnModel().getColumn(index);
        if (anyFills && !filling[index]) {
            column.setMaxWidth(fitted[index]); // first: the others are cut off at it
            column.setMinWidth(shrinking[index] && isShort ? Math.min(fitted[index], MIN_SHRUNK_WIDTH) : fitted[index]);
        }
        if (filling[index]) {
            column.setMinWidth(headingWidth(index));
        }
        column.setPreferredWidth(fitted[index]);
    }

    private int width(int index) {
        int width = headingWidth(index);
        Rectangle visible = table.getVisibleRect();
        int first = Math.max(0, table.rowAtPoint(visible.getLocation()));
        int visibleRows = visible.isEmpty() ? ROWS_MEASURED : visible.height / table.getRowHeight() + 1;
        for (int row = first; row < Math.min(table.getRowCount(), first + visibleRows); row++) {
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
