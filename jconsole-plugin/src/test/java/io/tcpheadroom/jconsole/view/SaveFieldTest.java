package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveFieldTest {
    @TempDir
    private Path folder;

    private final SaveField field =
            Swing.onEventThread(() -> new SaveField(Path.of("plan.txt"), () -> "raise it to 18\u202f432\n"));

    @Test
    void without_a_text_nothing_can_be_saved() {
        Path file = folder.resolve("plan.txt");
        Swing.runOnEventThread(() -> {
            Swing.find(field, JTextField.class).setText(file.toString());
            Swing.find(field, JTextField.class).postActionEvent();
        });

        assertThat(Swing.find(field, JButton.class).isEnabled()).isFalse();
        assertThat(Swing.texts(field)).contains("Nothing to save yet");
        assertThat(file).doesNotExist();
    }

    @Test
    void what_is_no_name_is_told() {
        save("  ");
        assertThat(Swing.texts(field)).contains("Not saved: enter the name of a file");
        save("\0");
        assertThat(Swing.texts(field)).anyMatch(text -> text.startsWith("Not saved: "));
        save(folder.resolve("missing/plan.txt").toString());
        assertThat(Swing.texts(field)).contains("Not saved: there is no folder " + folder.resolve("missing"));
        save(folder.toString());
        assertThat(Swing.texts(field)).contains("Not saved: " + folder + " exists already");
    }

    @Test
    void the_text_is_written_and_where_is_told() throws IOException {
        Path file = folder.resolve("plan.txt");
        save(file.toString());

        assertThat(file).hasContent("raise it to 18\u202f432\n");
        assertThat(Swing.texts(field)).contains("Saved " + file);
    }

    @Test
    void what_is_there_already_is_not_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.txt"), "mine");
        save(file.toString());

        assertThat(file).hasContent("mine");
        assertThat(Swing.texts(field)).contains("Not saved: " + file + " exists already");
    }

    private void save(String name) {
        Swing.runOnEventThread(() -> {
            field.offer(true);
            Swing.find(field, JTextField.class).setText(name);
            Swing.find(field, JButton.class).doClick();
        });
    }
}
