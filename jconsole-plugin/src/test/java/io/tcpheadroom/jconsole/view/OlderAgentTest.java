package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.Container;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This plugin on an agent that has no headroom, no pools, no states, no plans: its beans as they were recorded. */
class OlderAgentTest {
    private FakeJvm jvm;
    private HeadroomTab tab;
    private JTabbedPane panels;

    @BeforeEach
    void open() throws IOException {
        jvm = FakeJvm.recorded("agent-of-2026-11-23.txt");
        tab = Swing.onEventThread(() -> new HeadroomTab(jvm.clock, jvm.inquiry));
        panels = Swing.find(tab, JTabbedPane.class);
        tick();
    }

    @Test
    void every_panel_is_shown_and_nothing_is_thrown() {
        for (int i = 0; i < panels.getTabCount(); i++) {
            int panel = i;
            Swing.runOnEventThread(() -> panels.setSelectedIndex(panel));
            tick();
            Swing.runOnEventThread(() -> Swing.paint(tab, 900, 600));
            assertThat(Swing.texts(tab))
                    .as(panels.getTitleAt(i))
                    .contains(
                            "File descriptors: 126 of 20,000 used, 1 %; full in about 35 minutes; app shop holds 51, app crawler holds 50")
                    .noneMatch(text -> text.startsWith("Internal error"));
        }
    }

    @Test
    void what_it_does_not_know_is_said_where_it_would_stand() {
        assertThat(emptyText("Findings"))
                .isEqualTo(
                        "No findings. A finding appears here when something is wrong, with its evidence and its remedy.");
        assertThat(emptyText("Suspects")).isEqualTo("Not shown: this agent has no operation suspectGroups()");
        assertThat(emptyText("Walls")).isEqualTo("No wall yet: this agent does not know what a connection costs");
        assertThat(emptyText("Pools"))
                .isEqualTo("No connection pool or server connector with an MBean is known in this JVM");
    }

    @Test
    void what_it_knows_is_shown_beside_dashes() {
        RowTable<?> apps = table("Apps");
        assertThat(cells(apps, 0)).startsWith("shop", "51", "", "\u2013", "");
        RowTable<?> listeners = table("Listeners");
        assertThat(cells(listeners, 0))
                .startsWith("127.0.0.1", "43869", "0", "\u2013", "128", "128", "0 %", "", "\u2013")
                .endsWith("shop");
        RowTable<?> destinations = table("Destinations");
        assertThat(cells(destinations, 0))
                .startsWith("127.0.0.1", "43869", "50", "\u2013", "28,232", "<1 %", "")
                .endsWith("crawler");
    }

    @Test
    void what_it_cannot_do_is_told_when_it_is_asked_for() {
        RowTable<?> listeners = table("Listeners");
        Swing.runOnEventThread(() -> listeners.setRowSelectionInterval(0, 0));
        enter(Swing.find(tab, BacklogField.class), "512");
        assertThat(Swing.texts(tab)).contains("Not changed: this agent has no operation setBacklog()");

        front("Plan");
        enter(Swing.find(tab, WishFields.class), "9000");
        assertThat(Swing.texts(tab)).contains("No plan: this agent has no operation plan()");
        assertThat(Swing.all(Swing.find(tab, SaveField.class), JButton.class)).noneMatch(JButton::isEnabled);
    }

    private void enter(Container parent, String text) {
        JTextField field = Swing.find(parent, JTextField.class);
        Swing.runOnEventThread(() -> {
            field.setText(text);
            field.postActionEvent();
        });
        tick();
    }

    private String emptyText(String panel) {
        return table(panel).emptyText();
    }

    private RowTable<?> table(String panel) {
        front(panel);
        return Swing.find(panels.getSelectedComponent(), RowTable.class);
    }

    private void front(String panel) {
        Swing.runOnEventThread(() -> panels.setSelectedIndex(panels.indexOfTab(panel)));
        tick();
    }

    private static List<String> cells(RowTable<?> table, int row) {
        return Swing.onEventThread(() -> IntStream.range(0, table.getColumnCount())
                .mapToObj(column -> Swing.text(table, row, column))
                .toList());
    }

    private void tick() {
        jvm.clock.advance(Duration.ofSeconds(3));
        Swing.runOnEventThread(() -> tab.show(jvm.snapshot()));
    }
}
