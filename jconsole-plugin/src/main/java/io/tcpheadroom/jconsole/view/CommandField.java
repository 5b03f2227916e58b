package io.tcpheadroom.jconsole.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Insets;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.Timer;

/** A command in a field that can be selected, and a button that puts it on the clipboard. */
final class CommandField extends JPanel {
    private static final int CONFIRMATION_MILLIS = 2_000;

    private final JTextField field = new JTextField();
    private final JButton button = new JButton("Copy");
    private final Timer confirmation = new Timer(CONFIRMATION_MILLIS, event -> button.setText("Copy"));

    CommandField(Consumer<String> clipboard) {
        super(new BorderLayout(8, 0));
        field.setEditable(false);
        field.setFont(new Font(Font.MONOSPACED, Font.PLAIN, field.getFont().getSize() + 1));
        field.setMargin(new Insets(4, 6, 4, 6));
        setBorder(BorderFactory.createEmptyBorder());
        button.setPreferredSize(sizeWith("Copied"));
        confirmation.setRepeats(false);
        button.addActionListener(event -> {
            clipboard.accept(field.getText());
            button.setText("Copied");
            confirmation.restart();
        });
        add(field, BorderLayout.CENTER);
        add(button, BorderLayout.LINE_END);
    }

    /** Leaves a selection alone when the text is still the same. */
    void show(String text) {
        if (!text.equals(field.getText())) {
            field.setText(text);
        }
    }

    String text() {
        return field.getText();
    }

    @Override
    public Dimension getMaximumSize() {
        return new Dimension(640, getPreferredSize().height);
    }

    private Dimension sizeWith(String text) {
        String shown = button.getText();
        button.setText(text);
        Dimension size = button.getPreferredSize();
        button.setText(shown);
        return size;
    }
}
