package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.Icon;

/** An icon that is drawn, in the colors of the component that it stands in. */
abstract class SquareIcon implements Icon {
    private final int size;

    SquareIcon(int size) {
        this.size = size;
    }

    /** Paints from the origin. */
    abstract void paint(Graphics2D g, Component component);

    @Override
    public final void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        g.translate(x, y);
        paint(g, component);
        g.dispose();
    }

    @Override
    public final int getIconWidth() {
        return size;
    }

    @Override
    public final int getIconHeight() {
        return size;
    }
}
