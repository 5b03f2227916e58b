package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.model.Numbers;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import org.junit.jupiter.api.Test;

class RowTableTest {
    record Row(String name, Long number) {}

    private final RowTable<Row> table = new RowTable<>(
            List.of(
                    Column.text("Name", "What it is called", Row::name),
                    Column.number("Number", "How many\nUnit: <pieces>", Row::number, Numbers::count)),
            Row::name,
            row -> "row " + row.name(),
            "Nothing here");

    @Test
    void rows_are_in_the_order_of_the_column_they_are_sorted_by() {
        table.sortBy("Number", SortOrder.DESCENDING);
        table.show(List.of(new Row("a", 1L), new Row("b", null), new Row("c", 18_007L)));

        assertThat(names()).containsExactly("c", "a", "b");
    }

    @Test
    void the_order_follows_the_numbers() {
        table.sortBy("Number", SortOrder.DESCENDING);
        table.show(List.of(new Row("a", 1L), new Row("b", 2L)));
        table.show(List.of(new Row("a", 3L), new Row("b", 2L)));

        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void the_selected_row_stays_selected_wherever_it_moves() {
        table.sortBy("Number", SortOrder.DESCENDING);
        table.show(List.of(new Row("a", 1L), new Row("b", 2L), new Row("c", 3L)));
        table.setRowSelectionInterval(1, 1);

        table.show(List.of(new Row("new", 9L), new Row("b", 5L), new Row("a", 1L)));

        assertThat(table.rowAt(table.getSelectedRow()).name()).isEqualTo("b");
    }

    @Test
    void a_selected_row_that_goes_takes_the_selection_with_it() {
        table.show(List.of(new Row("a", 1L), new Row("b", 2L)));
        table.setRowSelectionInterval(0, 0);
        table.show(List.of(new Row("b", 2L)));

        assertThat(table.getSelectedRowCount()).isZero();
    }

    @Test
    void the_scroll_position_survives_an_update() {
        JScrollPane scroll = new JScrollPane(table);
        table.show(hundred(1));
        Swing.paint(scroll, 300, 200);
        scroll.getViewport().setViewPosition(new Point(0, 640));

        table.show(hundred(2));
        Swing.paint(scroll, 300, 200);

        assertThat(scroll.getViewport().getViewPosition()).isEqualTo(new Point(0, 640));
    }

    @Test
    void the_first_click_on_a_number_shows_the_biggest_first_and_on_a_name_the_first() {
        table.show(List.of(new Row("b", 2L), new Row("a", 1L), new Row("c", 3L)));

        table.getRowSorter().toggleSortOrder(1);
        assertThat(names()).containsExactly("c", "b", "a");
        table.getRowSorter().toggleSortOrder(0);
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void numbers_and_their_heading_are_right_aligned() {
        table.show(List.of(new Row("a", 18_007L)));

        JLabel cell = Swing.cell(table, 0, 1);
        assertThat(cell.getText()).isEqualTo("18,007");
        assertThat(cell.getHorizontalAlignment()).isEqualTo(SwingConstants.RIGHT);
        JLabel heading = Swing.heading(table, 1);
        assertThat(heading.getHorizontalAlignment()).isEqualTo(SwingConstants.RIGHT);
    }

    @Test
    void a_name_that_looks_like_markup_is_shown_as_it_is() {
        table.show(List.of(new Row("<html><b>bold", 1L)));

        JLabel cell = Swing.cell(table, 0, 0);
        assertThat(cell.getText()).isEqualTo("<html><b>bold");
        assertThat(cell.getClientProperty("html")).isNull();
    }

    @Test
    void headings_and_rows_explain_themselves() {
        table.show(List.of(new Row("a", 1L)));
        Swing.paint(new JScrollPane(table), 300, 200);

        MouseEvent overRow = new MouseEvent(table, MouseEvent.MOUSE_MOVED, 0, 0, 5, 5, 0, false);
        assertThat(table.getToolTipText(overRow)).contains("row a");
        assertThat(Tooltip.html("How many\nUnit: <pieces>")).contains("How many<br>Unit: &lt;pieces&gt;");
        assertThat(Tooltip.html(" ")).isNull();
    }

    @Test
    void columns_never_become_narrower() {
        table.show(List.of(new Row("a rather long name for a row", 1L)));
        int width = table.getColumnModel().getColumn(0).getPreferredWidth();
        table.show(List.of(new Row("a", 1L)));

        assertThat(table.getColumnModel().getColumn(0).getPreferredWidth()).isEqualTo(width);
    }

    private Stream<String> names() {
        return IntStream.range(0, table.getRowCount())
                .mapToObj(row -> table.rowAt(row).name());
    }

    private static List<Row> hundred(long number) {
        return IntStream.range(0, 100)
                .mapToObj(i -> new Row("row " + i, number + i))
                .toList();
    }
}
