package io.tcpheadroom.jconsole.view;

import java.util.function.Function;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/**
 * A number of the row, right-aligned; one that is absent or zero is quiet, so that the eye finds what is not.
 *
 * @param <R> the rows
 */
final class NumberCell<R> extends Cell<R> {
    private final transient Function<R, ? extends @Nullable Number> number;
    private final transient Function<R, String> text;

    NumberCell(Function<R, ? extends @Nullable Number> number, Function<R, String> text) {
        this.number = number;
        this.text = text;
        setHorizontalAlignment(SwingConstants.RIGHT);
    }

    @Override
    void draw(R row, boolean selected) {
        Number shown = number.apply(row);
        setText(text.apply(row));
        if (shown == null || shown.doubleValue() == 0) {
            mute(selected);
        }
    }
}
