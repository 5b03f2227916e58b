package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.util.List;
import java.util.Map;
import javax.swing.Action;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Selecting a resource, and what comes of it. */
class SelectionTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final HeadroomTab tab = Swing.onEventThread(() -> new HeadroomTab(jvm.clock, jvm.inquiry));
    private final List<JTable> tables = Swing.all(tab, JTable.class);
    private final JTable ranked = tables.get(0);
    private final JTable others = tables.get(1);
    private final JTabbedPane panels = Swing.find(tab, JTabbedPane.class);
    private Map<String, Object> orphans;

    @BeforeEach
    void two_resources_and_one_without_a_number() {
        jvm.descriptors(90, 100, "WARN").put("Remedy", "Close what leaks");
        orphans = jvm.resource("tcp-orphans", "Orphans", 5, 100, "OK");
        orphans.put("Remedy", "Find the peers that do not answer");
        orphans.put("Symptom", "Connections are reset");
        jvm.resourceWithoutNumber("conntrack", "Tracked connections", "UNKNOWN", "not visible here");
        jvm.app("crawler", 80);
        show();
    }

    @Test
    void without_one_the_nearest_limit_is_shown() {
        assertThat(texts()).contains("Nearest limit", "Close what leaks", "Held by");
        assertThat(Swing.text(tables.get(3), 0, 0)).isEqualTo("crawler");
    }

    @Test
    void those_who_hold_it_change_places_when_another_holds_more() {
        jvm.app("shop", 81);
        show();

        assertThat(Swing.text(tables.get(3), 0, 0)).isEqualTo("shop");
        assertThat(Swing.text(tables.get(3), 1, 0)).isEqualTo("crawler");
    }

    @Test
    void selecting_a_resource_shows_its_symptom_and_remedy_whichever_panel_was_in_front() {
        Swing.runOnEventThread(() -> {
            panels.setSelectedIndex(4);
            ranked.setRowSelectionInterval(1, 1);
        });

        assertThat(panels.getTitleAt(panels.getSelectedIndex())).isEqualTo("Resource");
        assertThat(texts())
                .contains(
                        "Orphans",
                        "5 of 100 descriptors, 5 %",
                        "Find the peers that do not answer",
                        "Connections are reset",
                        "Selected. Press Esc to return to the nearest limit.")
                .doesNotContain("Close what leaks", "Held by");
    }

    @Test
    void a_resource_without_a_number_shows_its_reason() {
        select(others, 0);

        assertThat(texts()).contains("Tracked connections", "not visible here");
    }

    @Test
    void only_one_of_both_tables_has_a_selection() {
        Swing.runOnEventThread(() -> {
            ranked.setRowSelectionInterval(1, 1);
            others.setRowSelectionInterval(0, 0);
        });

        assertThat(ranked.getSelectedRowCount()).isZero();
        assertThat(others.getSelectedRowCount()).isEqualTo(1);
    }

    @Test
    void it_stays_over_ticks_and_when_the_resource_loses_its_number_and_finds_it_again() {
        select(ranked, 1);
        orphans.put("UtilizationRatio", null);
        show();
        assertThat(ranked.getSelectedRowCount()).isZero();
        assertThat(others.getSelectedRowCount()).isEqualTo(1);
        assertThat(texts()).contains("Find the peers that do not answer");

        orphans.put("UtilizationRatio", 0.99);
        show();
        assertThat(ranked.getSelectedRow()).isZero();
        assertThat(others.getSelectedRowCount()).isZero();
        assertThat(texts())
                .contains("Find the peers that do not answer", "Selected. Press Esc to return to the nearest limit.");
    }

    @Test
    void a_panel_that_was_turned_to_afterwards_stays_in_front() {
        Swing.runOnEventThread(() -> {
            ranked.setRowSelectionInterval(1, 1);
            panels.setSelectedIndex(3);
        });
        show();

        assertThat(panels.getSelectedIndex()).isEqualTo(3);
    }

    @Test
    void escape_leads_back_to_the_nearest_limit() {
        Swing.runOnEventThread(() -> {
            ranked.setRowSelectionInterval(1, 1);
            Object key = ranked.getInputMap(JTable.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                    .get(KeyStroke.getKeyStroke("ESCAPE"));
            Action clear = ranked.getActionMap().get(key);
            clear.actionPerformed(null);
        });

        assertThat(texts()).contains("Nearest limit", "Close what leaks");
    }

    private void show() {
        Swing.runOnEventThread(() -> tab.show(jvm.snapshot()));
    }

    private static void select(JTable table, int row) {
        Swing.runOnEventThread(() -> table.setRowSelectionInterval(row, row));
    }

    private List<String> texts() {
        return Swing.onEventThread(() -> Swing.texts(tab));
    }
}
