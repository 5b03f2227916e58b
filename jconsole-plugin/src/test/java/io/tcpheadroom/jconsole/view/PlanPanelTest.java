package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;

class PlanPanelTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final List<String> copied = new ArrayList<>();
    private final PlanPanel panel = Swing.onEventThread(() -> new PlanPanel(new Session(jvm.inquiry, copied::add)));
    private final List<JTextField> fields = Swing.all(panel, JTextField.class);

    /** An agent that plans. */
    public interface PlanningMXBean {
        String plan(int connections, int connectsPerSecond);
    }

    /** An agent from before there were plans. */
    public interface OlderMXBean {
        int getWarnings();
    }

    @Test
    void what_is_no_number_is_not_asked() {
        for (String wrong : List.of("", "many", "0", "-3", "99999999999")) {
            ask(wrong, "5");
            assertThat(Swing.texts(panel)).anyMatch(text -> text.startsWith("Enter two whole numbers"));
        }
        ask("9000", "-1");
        assertThat(Swing.texts(panel)).anyMatch(text -> text.startsWith("Enter two whole numbers"));
    }

    @Test
    void an_agent_that_cannot_plan_is_told() {
        jvm.register(OlderMXBean.class, Names.ADVICE, new HashMap<>(Map.of("Warnings", 0)));
        ask("9000", "5");
        show();

        assertThat(Swing.texts(panel)).contains("No plan: this agent has no operation plan()");
    }

    @Test
    void the_plan_is_a_text_that_can_be_copied() {
        jvm.register(PlanningMXBean.class, Names.ADVICE, new HashMap<>(Map.of("plan", "LimitNOFILE=18432")));
        ask("9,000", "5");
        show();
        assertThat(Swing.texts(panel)).contains("LimitNOFILE=18432");

        JButton copy = Swing.all(panel, JButton.class).get(1);
        Swing.runOnEventThread(copy::doClick);
        assertThat(copied).containsExactly("LimitNOFILE=18432");
    }

    private void ask(String connections, String rate) {
        Swing.runOnEventThread(() -> {
            fields.get(0).setText(connections);
            fields.get(1).setText(rate);
            fields.get(1).postActionEvent();
        });
    }

    private void show() {
        Swing.runOnEventThread(() -> panel.show(jvm.snapshot()));
    }
}
