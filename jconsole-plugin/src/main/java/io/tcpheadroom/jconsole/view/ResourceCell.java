package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Resource;
import java.awt.Font;
import java.util.function.BiConsumer;
import javax.swing.SwingConstants;

/** A cell that needs the whole resource: a number in its unit, a trend, a status. */
final class ResourceCell extends Cell<Resource> {
    private final BiConsumer<ResourceCell, Resource> drawing;
    private boolean selected;

    ResourceCell(int alignment, BiConsumer<ResourceCell, Resource> drawing) {
        this.drawing = drawing;
        setHorizontalAlignment(alignment);
        setHorizontalTextPosition(SwingConstants.TRAILING);
        setIconTextGap(6);
    }

    @Override
    void draw(Resource resource, boolean isSelected) {
        selected = isSelected;
        setIcon(null);
        drawing.accept(this, resource);
    }

    /** The text, quieter than its neighbours. */
    void setMutedText(String text) {
        setText(text);
        mute(selected);
    }

    void setBold() {
        setFont(getFont().deriveFont(Font.BOLD));
    }

    /** The status' own color, unless the row is selected. */
    void setStatusColor(Status status) {
        if (!selected) {
            setForeground(palette().of(status));
        }
    }
}
