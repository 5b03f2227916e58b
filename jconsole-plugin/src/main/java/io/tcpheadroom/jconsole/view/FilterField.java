package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Where one types words that the rows must contain, all of them, anywhere. Escape empties it. */
final class FilterField extends JTextField {
    private final transient Consumer<List<String>> words;

    FilterField(Consumer<List<String>> words) {
        super(18);
        this.words = words;
        setToolTipText("Show only rows that contain all of these words. Press Esc to show all rows.");
        getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                changed();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                changed();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                changed();
            }
        });
        EscapeKey.bind(this, WHEN_FOCUSED, () -> setText(""));
    }

    private void changed() {
        String text = getText().strip().toLowerCase(Locale.ROOT);
        words.accept(text.isEmpty() ? List.of() : List.of(text.split("\\s+")));
    }

    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }
}
