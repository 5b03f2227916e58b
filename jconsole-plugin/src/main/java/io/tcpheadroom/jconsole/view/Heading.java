package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.TableCellRenderer;

/** The look and feel's own heading, aligned as the column under it. */
final class Heading implements TableCellRenderer {
    private final TableCellRenderer plain;

    Heading(TableCellRenderer plain) {
        this.plain = plain;
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        Component component = plain.getTableCellRendererComponent(table, value, selected, focused, row, column);
        if (component instanceof JLabel) {
            ((JLabel) component).setHorizontalAlignment(alignment(table, column));
        }
        return component;
    }

    private static int alignment(JTable table, int column) {
        TableCellRenderer cell = table.getColumnModel().getColumn(column).getCellRenderer();
        return cell instanceof Cell ? ((Cell) cell).getHorizontalAlignment() : SwingConstants.LEADING;
    }
}
