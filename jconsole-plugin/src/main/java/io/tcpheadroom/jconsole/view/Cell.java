package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;

/** How a value is drawn in a table; colours come from the table at paint time, so any look and feel will do. */
abstract class Cell extends DefaultTableCellRenderer {
    /** Left and right of a cell's text, and of its heading's. */
    static final int ROOM = 6;

    private static final Border AROUND = BorderFactory.createEmptyBorder(0, ROOM, 0, ROOM);

    Cell() {
        // Names come from the other JVM: one that begins with <html> is still a name.
        putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public final Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        setForeground(null); // a colour set for the last cell must not stick to this one
        super.getTableCellRendererComponent(table, null, selected, false, row, column);
        setBorder(AROUND);
        draw(value, selected);
        return this;
    }

    /** Sets text, icon and colours for the value, which may be null. */
    abstract void draw(Object value, boolean selected);

    /** Less important: closer to the background, yet readable. A selected cell keeps its colour. */
    final void quieten(boolean selected) {
        if (!selected) {
            setForeground(palette().quiet());
        }
    }

    final Palette palette() {
        return new Palette(getForeground(), getBackground());
    }
}
