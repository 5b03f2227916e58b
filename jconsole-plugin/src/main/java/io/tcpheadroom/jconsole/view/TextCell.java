package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Figures;

/** A text, left-aligned. */
final class TextCell extends Cell {
    @Override
    void draw(Object value, boolean selected) {
        setText(value == null ? Figures.ABSENT : value.toString());
        if (value == null) {
            quieten(selected);
        }
    }
}
