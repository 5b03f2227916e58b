package io.tcpheadroom.jconsole.view;

import java.util.Comparator;
import java.util.function.Function;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link RowTable}: what it is called, what a row has there, and how that is drawn.
 *
 * @param <R> the rows
 */
final class Column<R> {
    private final String heading;
    private final String description;
    private final Function<R, ? extends @Nullable Object> value;
    private final Comparator<?> order;
    private final Cell<R> cell;
    private boolean fills;
    private boolean shrinkable;

    private Column(
            String heading,
            String description,
            Function<R, ? extends @Nullable Object> value,
            Comparator<?> order,
            Cell<R> cell) {
        this.heading = heading;
        this.description = description;
        this.value = value;
        this.order = order;
        this.cell = cell;
    }

    static <R> Column<R> text(String heading, String description, Function<R, @Nullable String> value) {
        Comparator<@Nullable String> order = Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER);
        return new Column<>(heading, description, value, order, new TextCell<>(value));
    }

    /** Right-aligned; sorts by the number, not by its text. */
    static <R, N extends Number & Comparable<N>> Column<R> number(
            String heading, String description, Function<R, @Nullable N> number, Function<@Nullable N, String> text) {
        return numberOrText(heading, description, number, row -> text.apply(number.apply(row)));
    }

    /** The same, with a text of the row's own: not everything in the column has to be a number. */
    static <R, N extends Number & Comparable<N>> Column<R> numberOrText(
            String heading, String description, Function<R, @Nullable N> number, Function<R, String> text) {
        Comparator<@Nullable N> order = Comparator.nullsFirst(Comparator.naturalOrder());
        return new Column<>(heading, description, number, order, new NumberCell<>(number, text));
    }

    /** Drawn from the whole row. */
    static <R> Column<R> rendered(String heading, String description, Comparator<R> order, Cell<R> cell) {
        return new Column<>(heading, description, Function.identity(), order, cell);
    }

    /** Takes the room that the others leave. */
    Column<R> fillWidth() {
        fills = true;
        return this;
    }

    /** May become narrower than its texts when there is no room for all columns. */
    Column<R> shrinkable() {
        shrinkable = true;
        return this;
    }

    String heading() {
        return heading;
    }

    String description() {
        return description;
    }

    @Nullable
    Object value(R row) {
        return value.apply(row);
    }

    Comparator<?> order() {
        return order;
    }

    Cell<R> cell() {
        return cell;
    }

    boolean isFilling() {
        return fills;
    }

    boolean isShrinkable() {
        return shrinkable;
    }

    boolean isPicture() {
        return cell.isPicture();
    }

    boolean isNumeric() {
        return cell.getHorizontalAlignment() == SwingConstants.RIGHT;
    }
}
