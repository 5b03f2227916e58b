package io.tcpheadroom.jconsole.view;

import java.awt.Color;

/** A value that the picture names at its right edge: the limit, a mark, the highest so far, what is used now. */
final class Level {
    /** How a level is drawn across the picture; each has its own, so that no color has to tell them apart. */
    enum Line {
        NONE,
        SOLID,
        DASHED,
        DOTTED
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
