package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanPanelTest {
    private static final String NO_WISH = "Enter whole numbers, and at least one connection, incoming or outgoing.";

    @TempDir
    private Path folder;

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final List<String> copied = new ArrayList<>();
    private final List<String> wishes = new ArrayList<>();
    private PlanPanel panel;

    /** An agent that plans. */
    public interface PlanningMXBean {
        String plan(String properties);
    }

    /** An agent from before there were plans. */
    public interface OlderMXBean {
        int getWarnings();
    }

    private PlanPanel panel() {
        if (panel == null) {
            panel = Swing.onEventThread(() -> new PlanPanel(new Session(jvm.inquiry, copied::add, folder)));
        }
        return panel;
    }

    @Test
    void what_is_no_number_is_not_asked() {
        for (String wrong : List.of("", "many", "0", "-3", "99999999999", "1.5")) {
            ask(wrong, "", "5");
            assertThat(Swing.texts(panel())).contains(NO_WISH);
        }
        ask("9000", "", "-1");
        assertThat(Swing.texts(panel())).contains(NO_WISH);
    }

    @Test
    void an_agent_that_cannot_plan_is_told() {
        jvm.register(OlderMXBean.class, Names.ADVICE, new HashMap<>(Map.of("Warnings", 0)));
        ask("9000", "", "5");
        show();

        assertThat(Swing.texts(panel())).contains("No plan: this agent has no operation plan()");
        assertThat(Swing.all(panel(), JButton.class))
                .filteredOn(button -> button.getText().matches("Copy|Save"))
                .hasSize(2)
                .noneMatch(JButton::isEnabled);
    }

    @Test
    void a_wish_that_the_agent_refuses_is_nothing_to_save() {
        answer("no plan: destinations are of outgoing connections, and there are none; give outgoing too");
        ask("9000", "", "5");
        show();

        assertThat(Swing.texts(panel())).anyMatch(text -> text.startsWith("no plan: destinations are of outgoing"));
        assertThat(button("Copy").isEnabled()).isFalse();
        assertThat(button("Save").isEnabled()).isFalse();
    }

    @Test
    void the_agent_is_asked_for_what_was_entered_and_no_more() {
        answer("Plan");
        ask("9,000", "500", "", "10", "3", "2048");
        show();
        ask("", "500", "0", "", "", "");
        show();

        assertThat(wishes)
                .containsExactly(
                        "connections=9000,outgoing=500,pause=10,destinations=3,buffer=2048", "outgoing=500,rate=0");
    }

    @Test
    void the_plan_is_a_text_that_can_be_copied_and_saved() {
        answer("Plan for 9000 connections");
        ask("9000", "", "5");
        show();
        assertThat(Swing.texts(panel())).contains("Plan for 9000 connections");

        Swing.runOnEventThread(button("Copy")::doClick);
        assertThat(copied).containsExactly("Plan for 9000 connections");
        Swing.runOnEventThread(button("Save")::doClick);
        assertThat(folder.resolve("tcp-headroom-plan.txt")).hasContent("Plan for 9000 connections");
        assertThat(Swing.texts(panel())).contains("Saved " + folder.resolve("tcp-headroom-plan.txt"));
    }

    private void answer(String plan) {
        jvm.register(
                (PlanningMXBean) properties -> {
                    wishes.add(properties);
                    return plan;
                },
                PlanningMXBean.class,
                Names.ADVICE);
    }

    private JButton button(String text) {
        return Swing.all(panel(), JButton.class).stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void ask(String... entered) {
        List<JTextField> fields = Swing.all(Swing.find(panel(), WishFields.class), JTextField.class);
        Swing.runOnEventThread(() -> {
            for (int i = 0; i < entered.length; i++) {
                fields.get(i).setText(entered[i]);
            }
            fields.get(1).postActionEvent();
        });
    }

    private void show() {
        Swing.runOnEventThread(() -> panel().show(jvm.snapshot()));
    }
}
