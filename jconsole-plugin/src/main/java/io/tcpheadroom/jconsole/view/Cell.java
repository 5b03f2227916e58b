package io.tcpheadroom.jconsole.view;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;

/**
 * How a value is drawn in a table; colours come from the table at paint time, so any look and feel will do. What is stale is
 * quiet and in italics, and its bars and marks have lost their colour.
 */
abstract class Cell extends DefaultTableCellRenderer {
    /** Left and right of a cell's text, and of its heading's. */
    static final int ROOM = 6;

    private static final Border AROUND = BorderFactory.createEmptyBorder(0, ROOM, 0, ROOM);

    private Color plain;
    private boolean stale;

    Cell() {
        // Names come from the other JVM: one that begins with <html> is still a name.
        putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public final Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        setForeground(null); // a colour set for the last cell must not stick to this one
        super.getTableCellRendererComponent(table, null, selected, false, row, column);
        plain = getForeground();
        setBorder(AROUND);
        stale = table instanceof RowTable && ((RowTable<?>) table).isStale();
        draw(value, selected);
        if (stale) {
            setFont(getFont().deriveFont(getFont().getStyle() | Font.ITALIC));
            quieten(selected);
        }
        return this;
    }

    /** Sets text, icon and colours for the value, which may be null. */
    abstract void draw(Object value, boolean selected);

    final boolean isStale() {
        return stale;
    }

    /** Less important: closer to the background, yet readable. A selected cell keeps its colour. */
    final void quieten(boolean selected) {
        if (!selected) {
            setForeground(palette().quiet());
        }
    }

    final Palette palette() {
        return new Palette(plain, getBackground());
    }
}
