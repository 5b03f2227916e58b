package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMenuTest {
    @TempDir
    private Path folder;

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final List<String> copied = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Panel panel;
    private JTable table;

    @BeforeEach
    void two_apps() {
        jvm.app("shop", 1_234).putAll(Map.of("Established", 1_000L, "CloseWait", 2L, "SynSent", 0L, "FinWait", 0L));
        jvm.app("=cmd,\"x\"", 3);
        Session session = new Session(jvm.inquiry, copied::add, folder);
        session.exports().onNote(notes::add);
        panel = Swing.onEventThread(() -> {
            Panel apps = new AppsPanel(session);
            TableMenu.install(apps, session.exports());
            apps.show(jvm.snapshot());
            return apps;
        });
        table = Swing.find(panel, JTable.class);
    }

    @Test
    void all_rows_are_copied_with_their_headings_and_plain_numbers() {
        choose("Copy as CSV");

        assertThat(copied.get(0).lines())
                .containsExactly(
                        "App,Open,States,CLOSE_WAIT,Last 5 min,Opened/s,Failed,Leaked,Reclaimed",
                        "shop,1234,\"1,000 ESTABLISHED, 2 CLOSE_WAIT, 232 other\",2,at most 0,,0,0,0",
                        "\"'=cmd,\"\"x\"\"\",3,,,at most 0,,0,0,0");
        assertThat(notes).containsExactly("Copied 2 rows as CSV");
    }

    @Test
    void the_rows_are_saved_beside_what_is_there_and_where_is_told() throws IOException {
        choose("Save as CSV");

        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString()).matches("tcp-headroom-apps-\\d{8}-\\d{6}\\.csv");
            assertThat(Files.readString(file)).startsWith("App,Open,");
            assertThat(notes).containsExactly("Saved " + file);
        }
    }

    @Test
    void the_row_under_the_pointer_is_selected_and_copied() {
        Swing.runOnEventThread(() -> {
            Swing.paint(panel, 900, 250);
            Point second = table.getCellRect(1, 0, true).getLocation();
            table.getPopupLocation(
                    new MouseEvent(table, MouseEvent.MOUSE_PRESSED, 0, 0, second.x + 3, second.y + 3, 1, true));
        });
        assertThat(table.getSelectedRow()).isEqualTo(1);
        choose("Copy row");

        assertThat(copied).containsExactly("=cmd,\"x\"\t3\t\u2013\t\u2013\t0\t0\t0");
    }

    @Test
    void called_by_keys_it_stands_below_the_selected_row() {
        Point below = Swing.onEventThread(() -> {
            Swing.paint(panel, 900, 250);
            table.setRowSelectionInterval(1, 1);
            return table.getPopupLocation(null);
        });

        assertThat(below.y).isEqualTo(2 * table.getRowHeight());
        assertThat(table.getSelectedRow()).isEqualTo(1);
    }

    @Test
    void every_table_of_the_tab_has_one() {
        HeadroomTab tab = TabState.AT_100_PERCENT.tab();

        assertThat(Swing.all(tab, JTable.class))
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(each.getComponentPopupMenu()).isInstanceOf(TableMenu.class));
    }

    private void choose(String text) {
        JPopupMenu menu = table.getComponentPopupMenu();
        JMenuItem item = Swing.all(menu, JMenuItem.class).stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
        Swing.runOnEventThread(item::doClick);
    }
}
