package io.tcpheadroom.jconsole.view;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;

/**
 * How a value is drawn in a table; colors come from the table at paint time, so any look and feel will do. What is stale is
 * quiet and in italics, and its bars and marks have lost their color.
 */
abstract class Cell extends DefaultTableCellRenderer {
    /** Left and right of a cell's text, and of its heading's. */
    static final int PADDING = 6;

    private static final Border BORDER = BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING);

    private Color plain;
    private boolean stale;

    Cell() {
        // Names come from the other JVM: one that begins with <html> is still a name.
        putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public final Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        setForeground(null); // a color set for the last cell must not stick to this one
        super.getTableCellRendererComponent(table, null, selected, false, row, column);
        plain = getForeground();
        setBorder(BORDER);
        stale = table instanceof RowTable && ((RowTable<?>) table).isStale();
        draw(value, selected);
        if (stale) {
            setFont(getFont().deriveFont(getFont().getStyle() | Font.ITALIC));
            mute(selected);
        }
        return this;
    }

    /** Sets text, icon and colors for the value, which may be null. */
    abstract void draw(Object value, boolean selected);

    final boolean isStale() {
        return stale;
    }

    /** Less important: closer to the background, yet readable. A selected cell keeps its color. */
    final void mute(boolean selected) {
        if (!selected) {
            setForeground(palette().muted());
        }
    }

    final Palette palette() {
        return new Palette(plain, getBackground());
    }
}
