package io.tcpheadroom.jconsole.view;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** A line at the foot of a panel: a field, a button that does something with what is entered, and the words about it. No dialog. */
abstract class EntryLine extends JPanel {
    final JTextField field;
    final JButton button;
    final MutedLabel words = new MutedLabel();

    EntryLine(String caption, char mnemonic, int columns, String action) {
        super(new BorderLayout(8, 0));
        field = new JTextField(columns);
        button = new JButton(action);
        setBorder(BorderFactory.createEmptyBorder(3, 8, 5, 8));
        JLabel label = new JLabel(caption);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        JPanel left = new JPanel(new BorderLayout(6, 0));
        left.add(label, BorderLayout.LINE_START);
        left.add(field, BorderLayout.CENTER);
        left.add(button, BorderLayout.LINE_END);
        add(left, BorderLayout.LINE_START);
        add(words, BorderLayout.CENTER);
        field.addActionListener(event -> entered());
        button.addActionListener(event -> entered());
    }

    /** The button was pressed, or Enter in the field. */
    abstract void entered();
}
