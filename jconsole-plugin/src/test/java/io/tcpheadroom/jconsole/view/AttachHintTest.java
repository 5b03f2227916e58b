package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;

class AttachHintTest {
    private final List<String> clipboard = new ArrayList<>();
    private final AttachHint hint = Swing.onEventThread(() -> new AttachHint(clipboard::add));

    @Test
    void the_button_copies_the_command_and_confirms_it() {
        JButton button = Swing.find(hint, JButton.class);
        Swing.runOnEventThread(() -> {
            hint.show(new FakeJvm().snapshot().target());
            button.doClick(0);
        });

        assertThat(clipboard).containsExactly("java -jar tcp-headroom-agent.jar attach 4711");
        assertThat(button.getText()).isEqualTo("Copied");
    }

    @Test
    void a_selection_survives_the_next_tick() {
        JTextField field = Swing.find(hint, JTextField.class);
        Swing.runOnEventThread(() -> {
            hint.show(new FakeJvm().snapshot().target());
            field.select(0, 4);
            hint.show(new FakeJvm().snapshot().target());
        });

        assertThat(field.getSelectedText()).isEqualTo("java");
    }
}
