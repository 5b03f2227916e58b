package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Resource;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;

/** A resource's utilization as a bar. */
final class BarCell extends Cell {
    private static final int HEIGHT = 12;

    private Resource resource;

    @Override
    void draw(Object value, boolean selected) {
        resource = (Resource) value;
        setText("");
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(110, HEIGHT + 8);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D g = (Graphics2D) graphics.create();
        Insets insets = getInsets();
        g.translate(insets.left, (getHeight() - HEIGHT) / 2);
        bar().paint(g, getWidth() - insets.left - insets.right, HEIGHT, palette());
        g.dispose();
    }

    private Bar bar() {
        return isStale() ? new Bar(resource).faded() : new Bar(resource);
    }
}
