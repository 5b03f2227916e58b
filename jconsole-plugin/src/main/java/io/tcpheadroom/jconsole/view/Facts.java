package io.tcpheadroom.jconsole.view;

import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.HashMap;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Captions in a column and, beside them, what they stand for. A line without content is not to be seen. */
final class Facts extends JPanel {
    private final transient Map<JComponent, MutedLabel> captions = new HashMap<>();
    private int lines;

    Facts() {
        super(new GridBagLayout());
        setOpaque(false);
    }

    WrappedText addText(String caption) {
        return add(caption, new WrappedText(Font.PLAIN, 0));
    }

    <C extends JComponent> C add(String caption, C content) {
        MutedLabel label = new MutedLabel();
        label.setText(caption);
        label.setLabelFor(content);
        content.getAccessibleContext().setAccessibleName(caption);
        captions.put(content, label);
        add(label, place(0, 0, new Insets(content instanceof WrappedText ? 1 : 7, 0, 5, 12))); // a field has a margin
        add(content, place(1, 1, new Insets(1, 0, 5, 0)));
        lines++;
        return content;
    }

    private GridBagConstraints place(int column, double weight, Insets insets) {
        return new GridBagConstraints(
                column,
                lines,
                1,
                1,
                weight,
                0,
                GridBagConstraints.FIRST_LINE_START,
                GridBagConstraints.HORIZONTAL,
                insets,
                0,
                0);
    }

    void show(WrappedText content, String text) {
        content.show(text);
        setShown(content, !text.isEmpty());
    }

    void setShown(JComponent content, boolean shown) {
        content.setVisible(shown);
        MutedLabel caption = captions.get(content);
        if (caption != null) {
            caption.setVisible(shown);
        }
    }
}
