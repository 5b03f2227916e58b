package io.tcpheadroom.jconsole.view;

import java.util.function.Function;
import javax.swing.SwingConstants;

/**
 * A number, right-aligned; what is absent or zero is quiet, so that the eye finds what is not.
 *
 * @param <N> the type of its column's values
 */
final class NumberCell<N extends Number> extends Cell {
    private final Function<N, String> text;

    NumberCell(Function<N, String> text) {
        this.text = text;
        setHorizontalAlignment(SwingConstants.RIGHT);
    }

    @Override
    @SuppressWarnings("unchecked") // the column gives its own values
    void draw(Object value, boolean selected) {
        setText(text.apply((N) value));
        if (value == null || ((Number) value).doubleValue() == 0) {
            quieten(selected);
        }
    }
}
