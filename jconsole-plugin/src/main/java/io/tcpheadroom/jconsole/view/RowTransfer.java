package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Numbers;
import java.awt.Component;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import org.jspecify.annotations.Nullable;

/** The cells of a row as texts: to copy as they are drawn, a tab between two of them, or for another program. */
final class RowTransfer extends TransferHandler {
    @Override
    public int getSourceActions(JComponent component) {
        return COPY;
    }

    @Override
    protected @Nullable Transferable createTransferable(JComponent component) {
        JTable table = (JTable) component;
        return table.getSelectedRow() < 0 ? null : new StringSelection(selected(table));
    }

    /** The selected row; what is drawn without a text is left out. */
    static String selected(JTable table) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
            String text = drawn(table, table.getSelectedRow(), column).getText();
            if (text != null && !text.isEmpty()) {
                cells.add(text);
            }
        }
        return String.join("\t", cells);
    }

    /** One for each column: a number is ungrouped, a picture is what it is called for those who cannot see it, what is absent is empty. */
    static List<String> cells(JTable table, int row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
            Object value = table.getValueAt(row, column);
            cells.add(value instanceof Number ? value.toString() : text(drawn(table, row, column)));
        }
        return cells;
    }

    private static String text(JLabel cell) {
        String text = cell.getText() == null || cell.getText().isEmpty()
                ? cell.getAccessibleContext().getAccessibleName()
                : cell.getText();
        return text == null || text.equals(Numbers.ABSENT) ? "" : text;
    }

    private static JLabel drawn(JTable table, int row, int column) {
        Component cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
        return (JLabel) cell;
    }
}
