package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Numbers;

/** A text, left-aligned. */
final class TextCell extends Cell {
    @Override
    void draw(Object value, boolean selected) {
        setText(value == null ? Numbers.ABSENT : value.toString());
        if (value == null) {
            mute(selected);
        }
    }
}
