package io.tcpheadroom.jconsole.view;

import java.util.function.Function;
import javax.swing.SwingConstants;

/**
 * A number of the row, right-aligned; one that is absent or zero is quiet, so that the eye finds what is not.
 *
 * @param <R> the rows
 */
final class NumberCell<R> extends Cell {
    private final transient Function<R, ? extends Number> number;
    private final transient Function<R, String> text;

    NumberCell(Function<R, ? extends Number> number, Function<R, String> text) {
        this.number = number;
        this.text = text;
        setHorizontalAlignment(SwingConstants.RIGHT);
    }

    @Override
    @SuppressWarnings("unchecked") // the column gives its own rows
    void draw(Object value, boolean selected) {
        R row = (R) value;
        Number shown = number.apply(row);
        setText(text.apply(row));
        if (shown == null || shown.doubleValue() == 0) {
            mute(selected);
        }
    }
}
