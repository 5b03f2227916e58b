package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Resource;

/** A resource's utilization as a bar. */
final class BarCell extends PaintedBarCell {
    private transient Resource resource;

    BarCell() {
        super(110, 12);
    }

    @Override
    void draw(Object value, boolean selected) {
        resource = (Resource) value;
        setText("");
    }

    @Override
    Bar bar() {
        return isStale() ? new Bar(resource).faded() : new Bar(resource);
    }
}
