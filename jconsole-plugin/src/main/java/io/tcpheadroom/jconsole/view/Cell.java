package io.tcpheadroom.jconsole.view;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;
import org.jspecify.annotations.Nullable;

/**
 * How a row of a {@link RowTable} is drawn in one column. Colors come from the table at paint time, so any look and feel will
 * do. What is stale is muted and in italics, and its bars and icons have no color.
 *
 * @param <R> the rows
 */
abstract class Cell<R> extends DefaultTableCellRenderer {
    /** Left and right of a cell's text, and of its heading's. */
    static final int PADDING = 6;

    private static final Border BORDER = BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING);

    private @Nullable Color plain;
    private boolean stale;

    Cell() {
        // Names come from the other JVM: one that begins with <html> is still a name.
        putClientProperty("html.disable", true);
    }

    @Override
    @SuppressWarnings("unchecked") // a table's columns are of its own rows
    public final Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean selected, boolean focused, int row, int column) {
        setForeground(null); // a color set for the last cell must not stick to this one
        super.getTableCellRendererComponent(table, null, selected, false, row, column);
        plain = getForeground();
        setBorder(BORDER);
        RowTable<R> rows = (RowTable<R>) table;
        stale = rows.isStale();
        draw(rows.rowAt(row), selected);
        if (stale) {
            setFont(getFont().deriveFont(getFont().getStyle() | Font.ITALIC));
            mute(selected);
        }
        return this;
    }

    /** Sets text, icon and colors for the row. */
    abstract void draw(R row, boolean selected);

    /** It has no text, and may be drawn as small as its heading. */
    boolean isPicture() {
        return false;
    }

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
        return new Palette(plain == null ? getForeground() : plain, getBackground());
    }
}
