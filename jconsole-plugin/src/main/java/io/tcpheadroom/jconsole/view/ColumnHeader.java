package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.border.Border;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;

/** The look and feel's own heading, aligned as the column under it. */
final class ColumnHeader implements TableCellRenderer {
    private static final Border PADDING = BorderFactory.createEmptyBorder(1, Cell.PADDING - 2, 1, Cell.PADDING - 2);

    private final TableCellRenderer plain;

    ColumnHeader(TableCellRenderer plain) {
        this.plain = plain;
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean selected, boolean focused, int row, int column) {
        Component component = plain.getTableCellRendererComponent(table, value, selected, focused, row, column);
        if (component instanceof JLabel) {
            align((JLabel) component, alignment(table, column));
        }
        return component;
    }

    /** The look and feel gives its label a fresh border at each call, and no room inside it. */
    private static void align(JLabel label, int alignment) {
        label.setHorizontalAlignment(alignment);
        label.setBorder(BorderFactory.createCompoundBorder(label.getBorder(), PADDING));
    }

    private static int alignment(JTable table, int column) {
        TableCellRenderer cell = table.getColumnModel().getColumn(column).getCellRenderer();
        return cell instanceof Cell ? ((Cell<?>) cell).getHorizontalAlignment() : SwingConstants.LEADING;
    }
}
