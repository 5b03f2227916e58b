package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/** The context menu of a table: its selected row to the clipboard, all that it shows to the clipboard or to a file. */
final class TableMenu extends JPopupMenu {
    private final JTable table;

    private TableMenu(JTable table, String title, Exports exports) {
        this.table = table;
        JMenuItem copyRow = item("Copy row", () -> exports.copy("the row", RowTransfer.selected(table)));
        item("Copy as CSV", () -> exports.copy(count() + " as CSV", csv()));
        item("Save as CSV", () -> exports.save(title, "csv", csv()));
        addPopupMenuListener(new PopupMenuListener() {
            @Override
            public void popupMenuWillBecomeVisible(PopupMenuEvent event) {
                copyRow.setEnabled(table.getSelectedRow() >= 0);
            }

            @Override
            public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {}

            @Override
            public void popupMenuCanceled(PopupMenuEvent event) {}
        });
    }

    /** Gives one to each table in there, with the name of the panel that it stands in. */
    static void install(Container root, Exports exports) {
        for (Component child : root.getComponents()) {
            if (child instanceof RowTable) {
                JTable table = (JTable) child;
                table.setComponentPopupMenu(new TableMenu(table, title(table), exports));
            } else if (child instanceof Container) {
                install((Container) child, exports);
            }
        }
    }

    private static String title(Component table) {
        Component panel = table;
        while (panel != null && !(panel instanceof Panel)) {
            panel = panel.getParent();
        }
        return panel == null ? "table" : panel.getName();
    }

    private JMenuItem item(String text, Runnable action) {
        JMenuItem item = add(text);
        item.addActionListener(event -> action.run());
        return item;
    }

    private String count() {
        return table.getRowCount() == 1 ? "1 row" : table.getRowCount() + " rows";
    }

    /** With headings, in the order on the screen. */
    private String csv() {
        List<String> headings = new ArrayList<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
            headings.add(table.getColumnName(column));
        }
        StringBuilder lines = new StringBuilder(Csv.line(headings));
        for (int row = 0; row < table.getRowCount(); row++) {
            lines.append(Csv.line(RowTransfer.cells(table, row)));
        }
        return lines.toString();
    }
}
