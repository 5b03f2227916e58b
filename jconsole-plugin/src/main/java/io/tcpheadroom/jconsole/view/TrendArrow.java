package io.tcpheadroom.jconsole.view;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;

/** Which way a resource moves: drawn, since not every font has arrows. Nothing while it does not move. */
final class TrendArrow implements Icon {
    private static final int SIZE = 9;

    private final double direction;

    TrendArrow(double perSecond) {
        direction = Math.signum(perSecond);
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        if (direction == 0) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.translate(x + SIZE / 2.0, y + SIZE / 2.0);
        g.scale(1, -direction);
        g.setColor(component.getForeground());
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(0, -4, 0, 4));
        g.draw(head());
        g.dispose();
    }

    private static Path2D head() {
        Path2D head = new Path2D.Double();
        head.moveTo(-3, 1);
        head.lineTo(0, 4);
        head.lineTo(3, 1);
        return head;
    }

    @Override
    public int getIconWidth() {
        return SIZE;
    }

    @Override
    public int getIconHeight() {
        return SIZE;
    }
}
