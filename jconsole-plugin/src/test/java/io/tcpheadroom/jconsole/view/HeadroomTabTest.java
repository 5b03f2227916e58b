package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import javax.swing.JTabbedPane;
import javax.swing.UIManager;
import javax.swing.plaf.ColorUIResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadroomTabTest {
    private final FakeJvm jvm = new FakeJvm();
    private final HeadroomTab tab = Swing.onEventThread(() -> new HeadroomTab(jvm.clock, jvm.inquiry));

    @AfterEach
    void own_colors_again() {
        UIManager.put("Table.background", null);
        UIManager.put("Table.foreground", null);
    }

    @Test
    void a_new_text_lays_out_the_tab_and_not_the_hidden_ones_beside_it() {
        assertThat(tab.isValidateRoot()).isTrue();
    }

    @Test
    void before_the_first_snapshot_it_says_that_it_waits() {
        assertThat(Swing.texts(tab)).containsExactly("Waiting for the first sample \u2026");
    }

    @Test
    void when_there_never_was_a_connection_it_says_why() {
        Swing.runOnEventThread(() -> tab.showDisconnected("not connected"));

        assertThat(Swing.texts(tab)).containsExactly("Disconnected (not connected)");
    }

    @Test
    void without_the_agent_it_shows_the_commands_that_bring_it() {
        show();

        assertThat(Swing.texts(tab))
                .contains(
                        "This JVM runs without the TCP Headroom agent",
                        "To attach it without a restart, run this on host web-1 as the user that runs the JVM:",
                        "java -jar tcp-headroom-agent.jar attach 4711",
                        "-javaagent:tcp-headroom-agent.jar");
    }

    @Test
    void it_turns_by_itself_when_the_agent_comes_and_when_it_goes() {
        show();
        jvm.agent();
        jvm.descriptors(90, 100, "WARN");
        show();
        assertThat(Swing.texts(tab)).contains("File descriptors: 90 of 100 used, 90 %");

        jvm.unregister(Names.AGENT);
        show();
        assertThat(Swing.texts(tab)).contains("This JVM runs without the TCP Headroom agent");
    }

    @Test
    void a_lost_connection_leaves_what_was_known_and_says_so() {
        jvm.agent();
        jvm.descriptors(90, 100, "WARN");
        show();
        Swing.runOnEventThread(() -> tab.showDisconnected("connection refused"));

        assertThat(Swing.texts(tab))
                .contains("File descriptors: 90 of 100 used, 90 %")
                .anyMatch(text -> text.startsWith("Disconnected (connection refused). Last sample: "));
    }

    @Test
    void the_inner_tabs_are_those_of_the_list_of_panels() {
        JTabbedPane tabs = Swing.find(tab, JTabbedPane.class);

        assertThat(IntStream.range(0, tabs.getTabCount()).mapToObj(tabs::getTitleAt))
                .containsExactly(
                        "Findings",
                        "Resource",
                        "Apps",
                        "Suspects",
                        "Listeners",
                        "Destinations",
                        "Pools",
                        "Walls",
                        "Plan",
                        "Timeline",
                        "Kernel");
    }

    @Test
    void dark_tables_get_the_hues_that_can_be_read_on_them() {
        UIManager.put("Table.background", new ColorUIResource(0x1e1f22));
        UIManager.put("Table.foreground", new ColorUIResource(0xdfe1e5));
        jvm.agent();
        jvm.descriptors(90, 100, "WARN");

        BufferedImage image = Swing.onEventThread(() -> {
            ResourcesPanel panel = new ResourcesPanel(new Selection());
            panel.show(jvm.snapshot());
            return Swing.paint(panel, 900, 300);
        });

        assertThat(Swing.count(image, new Color(0xf0b24e))).isGreaterThan(100);
        assertThat(Swing.count(image, new Color(0x8a5100))).isZero();
    }

    @Test
    void the_whole_tab_paints_with_nothing_and_with_everything() {
        jvm.agent();
        show();
        assertThat(Swing.count(paint(), Color.WHITE)).isPositive();

        jvm.descriptors(90, 100, "CRITICAL");
        jvm.resourceWithoutNumber("host-fds", "Files", "UNLIMITED", "no bound");
        jvm.app("crawler", 80);
        jvm.listener("0.0.0.0", 8080, 1, 50);
        jvm.destination("10.0.0.5", 5432, 12, 28_232);
        show();
        assertThat(Swing.count(paint(), new Color(0xa8221b))).isGreaterThan(1_000);
    }

    private BufferedImage paint() {
        return Swing.onEventThread(() -> Swing.paint(tab, 900, 600));
    }

    private void show() {
        Swing.runOnEventThread(() -> tab.show(jvm.snapshot()));
    }
}
