package io.tcpheadroom.jconsole.view;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Which way a resource moves: drawn, since not every font has arrows. Nothing while it does not move. */
final class TrendIcon extends SquareIcon {
    private static final int SIZE = 9;

    private final double direction;

    TrendIcon(double perSecond) {
        super(SIZE);
        direction = Math.signum(perSecond);
    }

    @Override
    void paint(Graphics2D g, Component component) {
        if (direction == 0) {
            return;
        }
        g.translate(SIZE / 2.0, SIZE / 2.0);
        g.scale(1, -direction);
        g.setColor(component.getForeground());
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(0, -4, 0, 4));
        g.draw(head());
    }

    private static Path2D head() {
        Path2D head = new Path2D.Double();
        head.moveTo(-3, 1);
        head.lineTo(0, 4);
        head.lineTo(3, 1);
        return head;
    }
}
