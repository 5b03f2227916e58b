package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Answer;
import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.util.Optional;
import javax.management.ObjectName;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;

/** Gives the selected listener a longer queue. It says beforehand what will happen, and afterwards what did. */
final class BacklogField extends JPanel {
    private static final String BEFORE =
            "Calls listen(2) on the open socket again. Only its queue limit changes; net.core.somaxconn caps it.";

    private final transient Inquiry inquiry;
    private final JTextField number = new JTextField(6);
    private final JButton set = new JButton("Set backlog");
    private final MutedLabel words = new MutedLabel();
    private @Nullable ObjectName listener;
    private transient @Nullable Question asked;

    BacklogField(Inquiry inquiry) {
        super(new BorderLayout(8, 0));
        this.inquiry = inquiry;
        setBorder(BorderFactory.createEmptyBorder(3, 8, 5, 8));
        JLabel label = new JLabel("Backlog");
        label.setDisplayedMnemonic('B');
        label.setLabelFor(number);
        JPanel left = new JPanel(new BorderLayout(6, 0));
        left.add(label, BorderLayout.LINE_START);
        left.add(number, BorderLayout.CENTER);
        left.add(set, BorderLayout.LINE_END);
        add(left, BorderLayout.LINE_START);
        add(words, BorderLayout.CENTER);
        number.addActionListener(event -> ask());
        set.addActionListener(event -> ask());
        setVisible(false);
    }

    /** Nothing for rows that stand for several, or have no port. */
    void offer(Optional<Bean> selected) {
        Bean bean = selected.filter(each -> port(each) > 0).orElse(null);
        setVisible(bean != null);
        if (bean != null && !bean.name().equals(listener)) {
            listener = bean.name();
            asked = null;
            number.setText("");
            words.setText(BEFORE);
        }
    }

    private static long port(Bean bean) {
        Long port = bean.longValue("Port");
        return port == null ? 0 : port;
    }

    private void ask() {
        if (listener == null) {
            return;
        }
        try {
            int backlog = Integer.parseInt(number.getText().strip());
            if (backlog < 1) {
                words.setText("The backlog is a number of at least 1");
                return;
            }
            asked = Question.setBacklog(listener, backlog);
            inquiry.act(asked);
            words.setText("Asking for a backlog of " + backlog + " \u2026");
        } catch (NumberFormatException e) {
            words.setText("The backlog is a number of at least 1");
        }
    }

    void show(Snapshot snapshot) {
        if (asked != null) {
            snapshot.answer(asked).ifPresent(this::show);
        }
    }

    private void show(Answer answer) {
        words.setText(answer.isGiven() ? answer.text() : "Not changed: " + answer.failure());
        asked = null;
    }
}
