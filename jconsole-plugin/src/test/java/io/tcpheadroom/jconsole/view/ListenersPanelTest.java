package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JTable;
import javax.swing.JTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The field that raises the backlog. */
class ListenersPanelTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Map<String, Object> listener = jvm.listener("0.0.0.0", 8080, 3, 50);
    private final ListenersPanel panel =
            Swing.onEventThread(() -> new ListenersPanel(new Session(jvm.inquiry, text -> {})));
    private final JTable table = Swing.find(panel, JTable.class);
    private final BacklogField backlog = Swing.find(panel, BacklogField.class);
    private final JTextField number = Swing.find(backlog, JTextField.class);

    @BeforeEach
    void one_listener() {
        listener.put("setBacklog", "the effective backlog is 512");
        show();
    }

    @Test
    void without_a_listener_there_is_no_field() {
        assertThat(backlog.isVisible()).isFalse();
    }

    @Test
    void what_is_no_backlog_is_not_asked_for() {
        select();
        for (String wrong : List.of("", "many", "0", "-1", "99999999999")) {
            ask(wrong);
            assertThat(Swing.texts(backlog)).contains("The backlog is a number of at least 1");
        }
    }

    @Test
    void it_says_what_will_happen_and_what_did() {
        select();
        assertThat(Swing.texts(backlog))
                .contains(
                        "Calls listen(2) on the open socket again. Only its queue limit changes; net.core.somaxconn caps it.");

        ask("512");
        assertThat(Swing.texts(backlog)).contains("Asking for a backlog of 512 \u2026");
        show();
        assertThat(Swing.texts(backlog)).contains("the effective backlog is 512");
    }

    @Test
    void an_agent_without_that_operation_is_told() {
        jvm.unregister(Names.listener(8080, "0.0.0.0"));
        jvm.register(
                OlderListenerMXBean.class,
                Names.listener(8080, "0.0.0.0"),
                new HashMap<>(Map.of("Address", "0.0.0.0", "Port", 8080)));
        show();
        select();
        ask("512");
        show();

        assertThat(Swing.texts(backlog)).contains("Not changed: this agent has no operation setBacklog()");
    }

    /** An agent of before the backlog could be set. */
    public interface OlderListenerMXBean {
        String getAddress();

        int getPort();
    }

    private void select() {
        Swing.runOnEventThread(() -> table.setRowSelectionInterval(0, 0));
    }

    private void ask(String text) {
        Swing.runOnEventThread(() -> {
            number.setText(text);
            number.postActionEvent();
        });
    }

    private void show() {
        Swing.runOnEventThread(() -> panel.show(jvm.snapshot()));
    }
}
