package io.tcpheadroom.jconsole.view;

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

/** Copies the selected row as it is drawn, a tab between two cells. What is drawn without a text is left out. */
final class RowTransfer extends TransferHandler {
    @Override
    public int getSourceActions(JComponent component) {
        return COPY;
    }

    @Override
    protected @Nullable Transferable createTransferable(JComponent component) {
        JTable table = (JTable) component;
        int row = table.getSelectedRow();
        return row < 0 ? null : new StringSelection(text(table, row));
    }

    private static String text(JTable table, int row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
            Component cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
            String text = cell instanceof JLabel ? ((JLabel) cell).getText() : null;
            if (text != null && !text.isEmpty()) {
                cells.add(text);
            }
        }
        return String.join("\t", cells);
    }
}
