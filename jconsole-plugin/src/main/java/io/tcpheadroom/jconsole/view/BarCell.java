package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.util.function.Function;

/**
 * A bar drawn from the whole row.
 *
 * @param <R> the rows
 */
final class BarCell<R> extends Cell<R> {
    private static final int VERTICAL_PADDING = 8;

    private final transient Function<R, UtilizationBar> bar;
    private final Dimension size;
    private transient UtilizationBar drawn = UtilizationBar.EMPTY;

    BarCell(int width, int height, Function<R, UtilizationBar> bar) {
        this.bar = bar;
        this.size = new Dimension(width, height);
    }

    @Override
    void draw(R row, boolean selected) {
        UtilizationBar fresh = bar.apply(row);
        drawn = isStale() ? fresh.muted() : fresh;
        setText("");
        getAccessibleContext().setAccessibleName(fresh.text());
    }

    @Override
    boolean isPicture() {
        return true;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(size.width, size.height + VERTICAL_PADDING);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        Insets insets = getInsets();
        g.translate(insets.left, (getHeight() - size.height) / 2);
        drawn.paint(g, getWidth() - insets.left - insets.right, size.height, palette());
        g.dispose();
    }
}
