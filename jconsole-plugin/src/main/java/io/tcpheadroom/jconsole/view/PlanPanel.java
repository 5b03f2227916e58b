package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Answer;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.util.OptionalInt;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;

/** What settings more connections need: two numbers, and the agent's plan as a text to copy. */
final class PlanPanel extends Panel {
    private static final String BEFORE =
            "Shows which settings so many connections need on this machine, and why. Nothing is changed.";

    private final transient Session session;
    private final JTextField connections = new JTextField(7);
    private final JTextField rate = new JTextField(5);
    private final JButton copy = new JButton("Copy");
    private final WrappedText plan = new WrappedText(Font.PLAIN, 0);
    private transient @Nullable Question asked;

    PlanPanel(Session session) {
        super("Plan");
        this.session = session;
        plan.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
        plan.getAccessibleContext().setAccessibleName("Plan");
        plan.show(BEFORE);
        add(fields(), BorderLayout.NORTH);
        add(
                ScrollableSheet.scrolling(
                        plan,
                        new Dimension(600, 150),
                        plan.getFontMetrics(plan.getFont()).getHeight()),
                BorderLayout.CENTER);
    }

    private JPanel fields() {
        JPanel line = new JPanel();
        line.setLayout(new BoxLayout(line, BoxLayout.LINE_AXIS));
        line.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        JButton make = new JButton("Make a plan");
        make.addActionListener(event -> ask());
        connections.addActionListener(event -> ask());
        rate.addActionListener(event -> ask());
        rate.setText("0");
        copy.setEnabled(false);
        copy.addActionListener(event -> session.clipboard().accept(plan.getText()));
        add(line, "Connections", 'C', connections);
        add(line, "New ones per second", 'N', rate);
        line.add(make);
        line.add(Box.createHorizontalGlue());
        line.add(copy);
        return line;
    }

    private static void add(JPanel line, String caption, char mnemonic, JTextField field) {
        JLabel label = new JLabel(caption);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        field.setMaximumSize(field.getPreferredSize());
        line.add(label);
        line.add(Box.createHorizontalStrut(6));
        line.add(field);
        line.add(Box.createHorizontalStrut(12));
    }

    private void ask() {
        OptionalInt wanted = number(connections);
        OptionalInt perSecond = number(rate);
        copy.setEnabled(false);
        if (wanted.isEmpty() || perSecond.isEmpty() || wanted.getAsInt() < 1) {
            plan.show(
                    "Enter two whole numbers: how many connections are to be open, and how many new ones come each second.");
            return;
        }
        asked = Question.plan(wanted.getAsInt(), perSecond.getAsInt());
        session.inquiry().act(asked);
        plan.show("Asking the agent \u2026");
    }

    private static OptionalInt number(JTextField field) {
        try {
            int number = Integer.parseInt(field.getText().strip().replace(",", ""));
            return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    @Override
    void show(Snapshot snapshot) {
        if (asked != null) {
            snapshot.answer(asked).ifPresent(this::show);
        }
    }

    private void show(Answer answer) {
        asked = null;
        copy.setEnabled(answer.isGiven());
        plan.show(answer.isGiven() ? answer.text() : "No plan: " + answer.failure());
    }

    @Override
    void show(Freshness freshness) {
        plan.setEnabled(freshness.isFresh());
    }
}
