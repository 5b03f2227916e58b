package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;

/** A cell that is all bar: each kind says which bar, and how much room it takes. */
abstract class PaintedBarCell extends Cell {
    private static final int AROUND = 8;

    private final int width;
    private final int height;

    PaintedBarCell(int width, int height) {
        this.width = width;
        this.height = height;
    }

    abstract Bar bar();

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(width, height + AROUND);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D g = (Graphics2D) graphics.create();
        Insets insets = getInsets();
        g.translate(insets.left, (getHeight() - height) / 2);
        bar().paint(g, getWidth() - insets.left - insets.right, height, palette());
        g.dispose();
    }
}
