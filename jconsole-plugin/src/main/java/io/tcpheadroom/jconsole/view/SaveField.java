package io.tcpheadroom.jconsole.view;

import java.awt.BorderLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** Saves a text in a file whose name is typed, and says where, or why not: no dialog. */
final class SaveField extends JPanel {
    private final JTextField file = new JTextField(24);
    private final JButton save = new JButton("Save");
    private final MutedLabel said = new MutedLabel();
    private final transient Supplier<String> text;

    SaveField(Path proposed, Supplier<String> text) {
        super(new BorderLayout(8, 0));
        this.text = text;
        setBorder(BorderFactory.createEmptyBorder(3, 8, 5, 8));
        file.setText(proposed.toString());
        JLabel label = new JLabel("Save as");
        label.setDisplayedMnemonic('S');
        label.setLabelFor(file);
        JPanel left = new JPanel(new BorderLayout(6, 0));
        left.add(label, BorderLayout.LINE_START);
        left.add(file, BorderLayout.CENTER);
        left.add(save, BorderLayout.LINE_END);
        add(left, BorderLayout.LINE_START);
        add(said, BorderLayout.CENTER);
        file.addActionListener(event -> save());
        save.addActionListener(event -> save());
        offer(false);
    }

    /** @param hasText something is there to save */
    void offer(boolean hasText) {
        save.setEnabled(hasText);
        said.setText("");
    }

    private void save() {
        if (!save.isEnabled()) {
            said.setText("Nothing to save yet");
            return;
        }
        String name = file.getText().strip();
        said.setText(name.isEmpty() ? "Not saved: enter the name of a file" : save(name));
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
