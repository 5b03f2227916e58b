package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.CallSiteData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.jconsole.FakeJvm;
import io.tcpheadroom.jconsole.model.Question;
import java.awt.Container;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an app to its call sites, and to their sockets, and back. */
class AppsPanelTest {
    private static final String LEAKING = "com.acme.Pool.open(Pool.java:27)";

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final HeadroomTab tab = Swing.onEventThread(() -> new HeadroomTab(jvm.clock, jvm.inquiry));
    private final JTabbedPane panels = Swing.find(tab, JTabbedPane.class);
    private final AppsPanel apps = Swing.find(tab, AppsPanel.class);
    private final Map<String, Object> sockets = new HashMap<>();

    @BeforeEach
    void two_apps() {
        jvm.app("shop", 9);
        jvm.app("crawler", 3);
        sockets.put("callSites", List.of(callSite("shop", LEAKING, 7, 100), callSite("crawler", LEAKING, 3, 3)));
        sockets.put(
                "list", List.of(socket("shop", LEAKING, 41), socket("shop", "com.acme.Other.open(Other.java:1)", 42)));
        jvm.register(SocketsMXBean.class, Names.SOCKETS, sockets);
        show();
        Swing.runOnEventThread(() -> panels.setSelectedComponent(apps));
    }

    @Test
    void while_the_apps_are_to_be_seen_no_operation_is_called() {
        show();

        assertThat(jvm.snapshot().answer(Question.CALL_SITES)).isEmpty();
    }

    @Test
    void an_app_opens_to_its_call_sites_and_one_of_them_to_its_sockets() {
        open("Call sites", 0);
        assertThat(Swing.texts(apps)).contains("Call sites of app shop");
        show();
        assertThat(cells(0)).startsWith(LEAKING, "7", "", "\u2013", "\u2013", "2", "1");

        sockets.put("callSites", List.of(callSite("shop", LEAKING, 9, 120)));
        show();
        assertThat(cells(0)).startsWith(LEAKING, "9", "", "+2", "5.0", "2", "1");

        open("Sockets", 0);
        show();
        assertThat(rows()).isEqualTo(1);
        assertThat(cells(0))
                .containsExactly("10.0.0.5:5432", "CLIENT", "CLOSE_WAIT", "61 s", "2 min", "1 B", "0 B", "41");

        press("Back");
        press("Back");
        assertThat(cells(0)).startsWith("shop", "9");
    }

    @Test
    void without_the_operation_it_says_why_it_is_empty() {
        jvm.unregister(Names.SOCKETS);
        open("Call sites", 0);
        show();

        assertThat(rows()).isZero();
        assertThat(emptyText()).isEqualTo("Not shown: this agent has no tcp.headroom:type=Sockets");
    }

    @Test
    void a_finding_leads_to_its_call_site() {
        jvm.findings(FakeJvm.finding("WARN", "app shop", "it leaks", "3; opened at " + LEAKING, "Close it"));
        Swing.runOnEventThread(() -> panels.setSelectedIndex(0));
        show();
        JButton jump = Swing.all(tab, JButton.class).stream()
                .filter(button -> button.getText().equals("call site"))
                .findFirst()
                .orElseThrow();
        Swing.runOnEventThread(jump::doClick);
        show();

        assertThat(panels.getSelectedComponent()).isSameAs(apps);
        assertThat(table().getSelectedRow()).isZero();
        assertThat(cells(0)).startsWith(LEAKING, "7");
    }

    private static CallSiteData callSite(String app, String place, long open, long opened) {
        return new CallSiteData(app, place, open, opened, 1, 0, 5L, 2L, 0L, 0L, 0L, 0L);
    }

    private static SocketData socket(String app, String place, int descriptor) {
        return new SocketData(
                descriptor,
                app,
                "CLIENT",
                "CONNECTED",
                false,
                place,
                "10.0.0.5:5432",
                null,
                "CLOSE_WAIT",
                "10.0.0.5:5432",
                120L,
                61.0,
                1L,
                0L);
    }

    private void open(String button, int row) {
        Swing.runOnEventThread(() -> table().setRowSelectionInterval(row, row));
        press(button);
    }

    private void press(String text) {
        press(apps, text);
    }

    private static void press(Container container, String text) {
        JButton button = Swing.visible(container, JButton.class).stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
        Swing.runOnEventThread(button::doClick);
    }

    private JTable table() {
        return Swing.visible(apps, JTable.class).get(0);
    }

    private int rows() {
        return table().getRowCount();
    }

    private String emptyText() {
        return ((RowTable<?>) table()).emptyText();
    }

    private List<String> cells(int row) {
        return Swing.onEventThread(() -> IntStream.range(0, table().getColumnCount())
                .mapToObj(column -> Swing.text(table(), row, column))
                .toList());
    }

    private void show() {
        jvm.sampled();
        jvm.clock.advance(Duration.ofSeconds(4));
        Swing.runOnEventThread(() -> tab.show(jvm.snapshot()));
    }
}
