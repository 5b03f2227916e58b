package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Holding;

/** How much of a resource one holds, as a bar without marks. */
final class ShareCell extends PaintedBarCell {
    private transient Holding holding;

    ShareCell() {
        super(60, 8);
    }

    @Override
    void draw(Object value, boolean selected) {
        holding = (Holding) value;
        setText("");
    }

    @Override
    Bar bar() {
        return new Bar(holding.share(), 0, 0, isStale() ? Status.UNKNOWN : Status.OK);
    }
}
