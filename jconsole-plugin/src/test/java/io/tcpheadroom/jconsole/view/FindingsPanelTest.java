package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

class FindingsPanelTest {
    private static final FindingData FULL = FakeJvm.finding(
            "CRITICAL",
            "resource process-fds",
            "File descriptors are at CRITICAL",
            "used 98 of 100; app crawler holds 90",
            "Close what leaks, see `ls /proc/4711/fd`, or raise net.core.somaxconn");
    private static final FindingData LEAK =
            FakeJvm.finding("WARN", "app shop", "sockets were dropped", "LeakedTotal 3", "Close them");

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final HeadroomTab tab = Swing.onEventThread(() -> new HeadroomTab(jvm.clock, jvm.inquiry));
    private final JTabbedPane panels = Swing.find(tab, JTabbedPane.class);
    private final FindingsPanel findings = Swing.find(tab, FindingsPanel.class);
    private final JTable table = Swing.find(findings, JTable.class);

    @Test
    void without_a_finding_the_resource_is_in_front_and_the_panel_says_what_it_is_for() {
        jvm.findings();
        show();

        assertThat(inFront()).isEqualTo("Resource");
        assertThat(panels.getTitleAt(0)).isEqualTo("Findings");
        assertThat(Swing.visible(findings, JButton.class)).isEmpty();
    }

    @Test
    void with_one_the_findings_are_in_front_with_their_number_and_the_worst_in_full() {
        jvm.kernel(new LinkedHashMap<>(Map.of("somaxconn", 4096L)));
        jvm.findings(LEAK, FULL);
        show();

        assertThat(inFront()).isEqualTo("Findings (2)");
        assertThat(cells(0)).startsWith("CRITICAL", "resource process-fds", "File descriptors are at CRITICAL");
        assertThat(cells(1)).startsWith("WARN", "app shop", "sockets were dropped");
        assertThat(Swing.texts(findings))
                .contains(
                        "File descriptors (process-fds) are at CRITICAL",
                        "used 98 of 100; app crawler holds 90",
                        "ls /proc/4711/fd",
                        "sysctl -w net.core.somaxconn=8192")
                .doesNotContain("Why it matters");
    }

    @Test
    void one_that_comes_later_leaves_in_front_what_the_user_looks_at() {
        jvm.findings();
        show();
        jvm.findings(LEAK);
        show();

        assertThat(inFront()).isEqualTo("Resource");
        assertThat(panels.getTitleAt(0)).isEqualTo("Findings (1)");
    }

    @Test
    void what_is_resolved_stays_below_with_its_time() {
        jvm.findings(FULL, LEAK);
        show();
        jvm.findings(LEAK);
        show();

        assertThat(cells(0)).startsWith("WARN");
        assertThat(cells(1)).startsWith("resolved", "resource process-fds");
        assertThat(cells(1).get(4)).matches("\\d\\d:\\d\\d:\\d\\d");
        assertThat(panels.getTitleAt(0)).isEqualTo("Findings (1)");
    }

    @Test
    void the_selected_finding_stays_selected_when_another_comes_before_it() {
        jvm.findings(LEAK);
        show();
        Swing.runOnEventThread(() -> table.setRowSelectionInterval(0, 0));
        jvm.findings(FULL, LEAK);
        show();

        assertThat(table.getSelectedRow()).isEqualTo(1);
        assertThat(Swing.texts(findings)).contains("App shop: sockets were dropped");
    }

    @Test
    void a_button_leads_to_what_it_speaks_of() {
        jvm.descriptors(98, 100, "CRITICAL");
        jvm.app("crawler", 90);
        jvm.app("shop", 3);
        jvm.findings(FULL);
        show();
        press("app crawler");

        assertThat(inFront()).isEqualTo("Apps");
        JTable apps = Swing.find(panels.getSelectedComponent(), JTable.class);
        assertThat(Swing.text(apps, apps.getSelectedRow(), 0)).isEqualTo("crawler");

        press("resource process-fds");
        assertThat(inFront()).isEqualTo("Resource");
    }

    private void press(String text) {
        JButton button = Swing.all(findings, JButton.class).stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
        Swing.runOnEventThread(button::doClick);
    }

    private List<String> cells(int row) {
        Stream<String> cells =
                IntStream.range(0, table.getColumnCount()).mapToObj(column -> Swing.text(table, row, column));
        return Swing.onEventThread(cells::toList);
    }

    private String inFront() {
        return panels.getTitleAt(panels.getSelectedIndex());
    }

    private void show() {
        jvm.sampled();
        jvm.clock.advance(Duration.ofSeconds(1));
        Swing.runOnEventThread(() -> tab.show(jvm.snapshot()));
    }
}
