package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Holding;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;

/** How much of a resource one holds, as a bar without marks. */
final class ShareCell extends Cell {
    private static final int HEIGHT = 8;

    private transient Holding holding;

    @Override
    void draw(Object value, boolean selected) {
        holding = (Holding) value;
        setText("");
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(60, HEIGHT + 8);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(ROOM, (getHeight() - HEIGHT) / 2);
        new Bar(holding.share(), 0, 0, isStale() ? Status.UNKNOWN : Status.OK)
                .paint(g, getWidth() - 2 * ROOM, HEIGHT, palette());
        g.dispose();
    }
}
