package io.tcpheadroom.jconsole.view;

import java.util.function.Function;
import javax.swing.SwingConstants;

/**
 * What is usually a number, right-aligned, in the row's own words; zero and absent ones are quiet.
 *
 * @param <R> the rows
 */
final class FigureCell<R> extends Cell {
    private final Function<R, Long> number;
    private final Function<R, String> text;

    FigureCell(Function<R, Long> number, Function<R, String> text) {
        this.number = number;
        this.text = text;
        setHorizontalAlignment(SwingConstants.RIGHT);
    }

    @Override
    @SuppressWarnings("unchecked") // the column gives its own rows
    void draw(Object value, boolean selected) {
        Long shown = number.apply((R) value);
        setText(text.apply((R) value));
        if (shown == null || shown == 0) {
            quieten(selected);
        }
    }
}
