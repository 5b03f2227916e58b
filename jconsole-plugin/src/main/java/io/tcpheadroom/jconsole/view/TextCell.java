package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Figures;

/** A text, left-aligned. */
final class TextCell extends Cell {
    private final boolean quiet;

    TextCell() {
        this(false);
    }

    TextCell(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    void draw(Object value, boolean selected) {
        setText(value == null ? Figures.ABSENT : value.toString());
        if (quiet || value == null) {
            quieten(selected);
        }
    }
}
