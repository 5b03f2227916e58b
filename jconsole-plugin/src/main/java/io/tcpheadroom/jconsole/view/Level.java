package io.tcpheadroom.jconsole.view;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/** A value that the picture names at its right edge: the limit, a mark, the highest so far, what is used now. */
final class Level {
    /** How a level is drawn across the picture; each has its own, so that no color has to tell them apart. */
    enum Line {
        NONE,
        SOLID,
        DASHED(6, 4),
        DOTTED(1, 3);

        private final float @Nullable [] dashes;

        Line(float... dashes) {
            this.dashes = dashes.length == 0 ? null : dashes;
        }

        BasicStroke stroke() {
            return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, dashes, 0);
        }
    }

    private final String label;
    private final double value;
    private final Line line;
    private final Color color;
    private final boolean bold;

    Level(String label, double value, Line line, Color color, boolean bold) {
        this.label = label;
        this.value = value;
        this.line = line;
        this.color = color;
        this.bold = bold;
    }

    String label() {
        return label;
    }

    double value() {
        return value;
    }

    Line line() {
        return line;
    }

    Color color() {
        return color;
    }

    boolean isBold() {
        return bold;
    }
}
