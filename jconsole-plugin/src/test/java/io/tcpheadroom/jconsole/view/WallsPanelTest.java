package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.Test;

class WallsPanelTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Panel panel = Swing.onEventThread(WallsPanel::create);
    private final JTable table = Swing.find(panel, JTable.class);

    @Test
    void an_agent_that_knows_no_costs_has_no_walls_and_the_panel_says_so() {
        jvm.descriptors(90, 100, "OK");
        show();

        assertThat(table.getRowCount()).isZero();
        assertThat(((RowTable<?>) table).emptyText())
                .isEqualTo("No wall yet: this agent does not know what a connection costs");
    }

    @Test
    void the_nearest_is_first_whichever_comes_nearest() {
        Map<String, Object> fds = wall("process-fds", "File descriptors", 926, 2.0, "MEASURED");
        wall("tcp-orphans", "Orphaned connections", 131_072, 1.0, "ASSUMED");
        show();
        assertThat(cells(0)).containsExactly("File descriptors", "", "926", "2.0 descriptors", "measured", "process");
        assertThat(cells(1))
                .containsExactly("Orphaned connections", "", "131,072", "1.0 descriptors", "assumed", "process");

        fds.put("AvailableConnections", 200_000L);
        show();
        assertThat(cells(0)).startsWith("Orphaned connections");
    }

    @Test
    void a_row_is_copied_as_it_is_drawn() throws Exception {
        wall("process-fds", "File descriptors", 926, 2.0, "MEASURED");
        show();
        Clipboard clipboard = new Clipboard("test");
        Swing.runOnEventThread(() -> {
            table.setRowSelectionInterval(0, 0);
            table.getTransferHandler().exportToClipboard(table, clipboard, TransferHandler.COPY);
        });

        assertThat(clipboard.getData(DataFlavor.stringFlavor))
                .isEqualTo("File descriptors\t926\t2.0 descriptors\tmeasured\tprocess");
    }

    private Map<String, Object> wall(String id, String title, long connections, double cost, String source) {
        Map<String, Object> resource = jvm.resource(id, title, 1, 1_000_000, "OK");
        resource.putAll(
                Map.of("AvailableConnections", connections, "ConnectionCost", cost, "ConnectionCostSource", source));
        return resource;
    }

    private List<String> cells(int row) {
        return Swing.onEventThread(() -> IntStream.range(0, table.getColumnCount())
                .mapToObj(column -> Swing.text(table, row, column))
                .toList());
    }

    private void show() {
        Swing.runOnEventThread(() -> panel.show(jvm.snapshot()));
    }
}
