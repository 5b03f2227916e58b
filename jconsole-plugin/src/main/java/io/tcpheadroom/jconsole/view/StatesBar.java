package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.SocketStates;
import io.tcpheadroom.jconsole.model.SocketStates.State;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The states of somebody's sockets as one bar: as wide as all of them, a part for each state that any is in. */
final class StatesBar {
    private static final double THINNEST = 3;

    private StatesBar() {}

    /** From the origin. What is stale has no colors. */
    static void paint(Graphics2D g, SocketStates states, int width, int height, Palette palette, boolean stale) {
        long total = states.total();
        if (!states.isKnown() || total == 0) {
            g.setColor(palette.line());
            g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 3}, 0));
            g.draw(new RoundRectangle2D.Double(0.5, 0.5, width - 1.0, height - 1.0, 4, 4));
            return;
        }
        double x = 0;
        for (State state : State.values()) {
            long count = states.count(state);
            if (count > 0) {
                double part = Math.max(THINNEST, width * (count / (double) total));
                double shown = Math.max(0, Math.min(part, width - x));
                g.setColor(stale ? palette.disabled() : palette.of(state));
                g.fill(new Rectangle2D.Double(x, 0, Math.max(1, shown - 1), height)); // a gap between neighbours
                x += shown;
            }
        }
    }
}
