package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.AWTKeyStroke;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keyboard gets into every part, and out of it again. */
class KeyboardTest {
    @AfterEach
    void jconsoles_own_look_again() {
        Look.METAL.install();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_tab_key_leads_out_of_tables_and_texts(Look look) {
        look.install();
        HeadroomTab tab = TabState.AT_100_PERCENT.tab();

        for (JTable table : Swing.all(tab, JTable.class)) {
            assertTabLeadsOut(table);
        }
        for (JTextArea text : Swing.all(tab, JTextArea.class)) {
            assertTabLeadsOut(text);
        }
    }

    private static void assertTabLeadsOut(Container component) {
        assertThat(component.isFocusable()).isTrue();
        assertThat(component.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS))
                .contains(AWTKeyStroke.getAWTKeyStroke("TAB"));
        assertThat(component.getFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS))
                .contains(AWTKeyStroke.getAWTKeyStroke("shift TAB"));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void f8_goes_to_the_headings_and_space_sorts(Look look) {
        look.install();
        HeadroomTab tab = TabState.AT_100_PERCENT.tab();
        for (JTable table : Swing.all(tab, JTable.class)) {
            assertThat(action(table, "F8")).as("F8").isNotNull();
            assertThat(action(table.getTableHeader(), "SPACE")).as("space").isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_selected_row_says_below_the_table_what_its_tooltip_says(Look look) {
        look.install();
        FakeJvm jvm = FakeJvm.withAgent();
        jvm.app("shop", 3);
        Panel panel = Swing.onEventThread(() -> {
            Panel apps = new AppsPanel(new Session(jvm.inquiry, text -> {}));
            apps.show(jvm.snapshot());
            Swing.find(apps, JTable.class).setRowSelectionInterval(0, 0);
            return apps;
        });

        assertThat(Swing.texts(panel)).anyMatch(text -> text.startsWith("tcp.headroom:name=shop,type=App\nKinds: "));
    }

    private static Action action(JComponent component, String key) {
        Object name = component
                .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .get(KeyStroke.getKeyStroke(key));
        return name == null ? null : component.getActionMap().get(name);
    }
}
