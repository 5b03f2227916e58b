package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.SocketStates;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The states of a row's sockets as a bar.
 *
 * @param <R> the rows
 */
final class StatesCell<R> extends Cell<R> {
    private static final int HEIGHT = 12;

    private final transient Function<R, SocketStates> states;
    private transient @Nullable SocketStates drawn;

    StatesCell(Function<R, SocketStates> states) {
        this.states = states;
    }

    @Override
    void draw(R row, boolean selected) {
        drawn = states.apply(row);
        setText("");
        getAccessibleContext().setAccessibleName(drawn.text());
    }

    @Override
    boolean isPicture() {
        return true;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(120, HEIGHT + 8);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (drawn == null) {
            return;
        }
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        Insets insets = getInsets();
        g.translate(insets.left, (getHeight() - HEIGHT) / 2);
        StatesBar.paint(g, drawn, getWidth() - insets.left - insets.right, HEIGHT, palette(), isStale());
        g.dispose();
    }
}
