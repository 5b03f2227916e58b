package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.event.ActionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TablePanelTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Panel panel = Swing.onEventThread(KernelPanel::create);
    private final JTable table = Swing.find(panel, JTable.class);
    private final FilterField filter = Swing.find(panel, FilterField.class);

    @BeforeEach
    void settings() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("somaxconn", 4096L);
        values.put("netdev_max_backlog", 1_000L);
        values.put("rmem_max", 212_992L);
        jvm.kernel(values);
        show();
    }

    @Test
    void the_rows_that_contain_all_words_stay_and_are_counted() {
        type("max NET.core");
        assertThat(names()).containsExactly("net.core.somaxconn", "net.core.netdev_max_backlog", "net.core.rmem_max");

        type("max back");
        assertThat(names()).containsExactly("net.core.netdev_max_backlog");
        assertThat(Swing.texts(panel)).contains("1 of 3 rows");
    }

    @Test
    void what_stands_in_the_description_is_found_too() {
        type("rmem_max means");

        assertThat(names()).containsExactly("net.core.rmem_max");
    }

    @Test
    void the_filter_and_the_selection_stay_over_a_tick() {
        type("rmem");
        Swing.runOnEventThread(() -> table.setRowSelectionInterval(0, 0));
        show();

        assertThat(names()).containsExactly("net.core.rmem_max");
        assertThat(table.getSelectedRow()).isZero();
    }

    @Test
    void escape_shows_all_rows_again() {
        type("nothing like it");
        assertThat(names()).isEmpty();
        Swing.runOnEventThread(() -> filter.getActionMap()
                .get(filter.getInputMap().get(KeyStroke.getKeyStroke("ESCAPE")))
                .actionPerformed(new ActionEvent(filter, 0, "")));

        assertThat(names()).hasSize(3);
        assertThat(filter.getText()).isEmpty();
    }

    private void type(String words) {
        Swing.runOnEventThread(() -> filter.setText(words));
    }

    private void show() {
        Swing.runOnEventThread(() -> panel.show(jvm.snapshot()));
    }

    private Stream<String> names() {
        return IntStream.range(0, table.getRowCount()).mapToObj(row -> Swing.text(table, row, 0));
    }
}
