package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JComponent;

/** The headline's bar, as wide as the tab. Disabled, it is drawn without its color. */
final class HeadlineBar extends JComponent {
    private static final int HEIGHT = 14;
    private static final int MARGIN = 3;

    private transient UtilizationBar bar = UtilizationBar.EMPTY;

    void show(UtilizationBar newBar) {
        bar = newBar;
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(200, HEIGHT + 2 * MARGIN);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        g.translate(0, MARGIN);
        (isEnabled() ? bar : bar.muted()).paint(g, getWidth(), HEIGHT, Palette.ofPanels());
        g.dispose();
    }
}
