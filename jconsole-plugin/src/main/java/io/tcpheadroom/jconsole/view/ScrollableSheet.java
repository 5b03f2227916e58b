package io.tcpheadroom.jconsole.view;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;

/** What scrolls up and down, as wide as what is to be seen of it, in the tables' background also below its end. */
final class ScrollableSheet extends JPanel implements Scrollable {
    private final Dimension preferred;
    private final int line;

    private ScrollableSheet(JComponent content, Dimension preferred, int line) {
        super(new BorderLayout());
        this.preferred = preferred;
        this.line = line;
        add(content, BorderLayout.NORTH);
    }

    /** @param preferred how much of it would be good to see */
    static JScrollPane scrolling(JComponent content, Dimension preferred, int line) {
        JScrollPane scroll = new JScrollPane(
                new ScrollableSheet(content, preferred, line),
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        return scroll;
    }

    @Override
    public Color getBackground() {
        return Palette.ofTables().background();
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return preferred;
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return line;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height - line;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getPreferredSize().height < getParent().getHeight();
    }
}
