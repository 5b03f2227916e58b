package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import java.awt.Font;
import java.util.function.BiConsumer;
import javax.swing.SwingConstants;

/**
 * A cell that needs the whole row: a number in its unit, a trend, a status.
 *
 * @param <R> the rows
 */
final class DrawnCell<R> extends Cell<R> {
    private final transient BiConsumer<DrawnCell<R>, R> drawing;
    private boolean selected;

    DrawnCell(int alignment, BiConsumer<DrawnCell<R>, R> drawing) {
        this.drawing = drawing;
        setHorizontalAlignment(alignment);
        setHorizontalTextPosition(SwingConstants.TRAILING);
        setIconTextGap(6);
    }

    @Override
    void draw(R row, boolean isSelected) {
        selected = isSelected;
        setIcon(null);
        drawing.accept(this, row);
    }

    /** The text, quieter than its neighbours. */
    void setMutedText(String text) {
        setText(text);
        mute(selected);
    }

    void setBold() {
        setFont(getFont().deriveFont(Font.BOLD));
    }

    /** The status as a shape and a word. */
    void setStatus(Status status, String word) {
        setIcon(new StatusIcon(status, 10, !isStale()));
        setText(word);
        setStatusColor(status);
    }

    /** The status' own color, unless the row is selected. */
    void setStatusColor(Status status) {
        if (!selected) {
            setForeground(palette().of(status));
        }
    }
}
