package io.tcpheadroom.jconsole.view;

import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Where one types words that the rows must contain, all of them, anywhere. Escape empties it. */
final class FilterField extends JTextField {
    private final transient Consumer<List<String>> words;

    FilterField(Consumer<List<String>> words) {
        super(18);
        this.words = words;
        setToolTipText("Rows that contain all of these words; Escape shows all rows again");
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
        getInputMap().put(KeyStroke.getKeyStroke("ESCAPE"), "empty");
        getActionMap().put("empty", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                setText("");
            }
        });
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
