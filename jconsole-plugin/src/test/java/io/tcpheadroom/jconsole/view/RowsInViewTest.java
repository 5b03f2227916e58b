package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.Point;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JViewport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a thousand rows a tick reads those that the eye sees, and a few of the others. */
class RowsInViewTest {
    private static final int MANY = 500;

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Set<ObjectName> read = new HashSet<>();
    private final MBeanServerConnection connection = jvm.beforeReading(read::add);
    private final HeadroomTab tab = Swing.onEventThread(() -> new HeadroomTab(jvm.clock, jvm.inquiry));
    private final JTabbedPane tabs = Swing.find(tab, JTabbedPane.class);

    @BeforeEach
    void a_thousand_rows() {
        jvm.descriptors(18_000, 20_000, "OK");
        for (int port = 1; port <= MANY; port++) {
            jvm.listener("10.0.0.1", port, MANY - port, 1_000).put("UtilizationRatio", (MANY - port) / 1_000.0);
            jvm.destination("10.0.0.2", port, MANY - port, 1_000);
        }
        tick();
    }

    @Test
    void where_no_row_of_a_bean_is_to_be_seen_a_tick_reads_few() {
        turnTo("Resource");

        assertThat(tick()).hasSizeLessThan(30);
    }

    @Test
    void the_rows_in_view_are_read_at_each_tick() {
        turnTo("Listeners");

        for (int i = 0; i < 3; i++) {
            assertThat(tick())
                    .contains(listener(1), listener(2), listener(3), listener(4))
                    .hasSizeLessThan(60);
        }
    }

    @Test
    void after_scrolling_those_are_read_that_are_in_view_then() {
        turnTo("Listeners");
        JTable table = Swing.find(tabs.getSelectedComponent(), JTable.class);
        Swing.runOnEventThread(
                () -> ((JViewport) table.getParent()).setViewPosition(new Point(0, 300 * table.getRowHeight())));
        tick();

        assertThat(tick()).contains(listener(301), listener(302), listener(303));
    }

    @Test
    void the_kernels_values_in_view_are_read_at_each_tick() {
        ObjectName kernel = Names.KERNEL;
        jvm.kernel(new HashMap<>(Map.of("somaxconn", 4_096L)));
        tick();
        assertThat(tick()).doesNotContain(kernel);

        turnTo("Kernel");

        assertThat(tick()).contains(kernel);
        assertThat(tick()).contains(kernel);
    }

    @Test
    void what_is_out_of_view_has_its_turn() {
        turnTo("Listeners");
        Set<ObjectName> all = new HashSet<>();
        for (int i = 0; i < 2 * MANY / 10; i++) {
            all.addAll(tick());
        }

        assertThat(all).contains(listener(MANY), Names.destination("10.0.0.2", MANY));
    }

    private static ObjectName listener(int port) {
        return Names.listener(port, "10.0.0.1");
    }

    private void turnTo(String panel) {
        Swing.runOnEventThread(() -> tabs.setSelectedIndex(tabs.indexOfTab(panel)));
        Swing.runOnEventThread(() -> Swing.paint(tab, 900, 700));
        tick();
    }

    private Set<ObjectName> tick() {
        read.clear();
        jvm.clock.advance(Duration.ofSeconds(1));
        Swing.runOnEventThread(() -> tab.show(jvm.snapshot(connection)));
        return new HashSet<>(read);
    }
}
