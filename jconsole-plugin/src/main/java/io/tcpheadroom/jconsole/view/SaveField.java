package io.tcpheadroom.jconsole.view;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Saves a text in a file whose name is typed, and says where, or why not: no dialog. */
final class SaveField extends EntryLine {
    private final transient Supplier<String> text;

    SaveField(Path proposed, Supplier<String> text) {
        super("Save as", 'S', 24, "Save");
        this.text = text;
        field.setText(proposed.toString());
        offer(false);
    }

    /** @param hasText something is there to save */
    void offer(boolean hasText) {
        button.setEnabled(hasText);
        words.setText("");
    }

    @Override
    void entered() {
        if (!button.isEnabled()) {
            words.setText("Nothing to save yet");
            return;
        }
        String name = field.getText().strip();
        words.setText(name.isEmpty() ? "Not saved: enter the name of a file" : save(name));
    }

    private String save(String name) {
        try {
            Path home = Path.of(System.getProperty("user.home", ""));
            Path path = name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
            return SavedFile.write(path, text.get().getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPathException e) {
            return "Not saved: " + e.getReason();
        }
    }
}
