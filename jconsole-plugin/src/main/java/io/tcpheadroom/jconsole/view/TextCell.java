package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Numbers;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text of the row, left-aligned.
 *
 * @param <R> the rows
 */
final class TextCell<R> extends Cell<R> {
    private final transient Function<R, @Nullable String> text;

    TextCell(Function<R, @Nullable String> text) {
        this.text = text;
    }

    @Override
    void draw(R row, boolean selected) {
        String shown = text.apply(row);
        setText(shown == null ? Numbers.ABSENT : shown);
        if (shown == null) {
            mute(selected);
        }
    }
}
