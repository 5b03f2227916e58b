package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Answer;
import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.util.Optional;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Gives the selected listener a longer queue. It says beforehand what will happen, and afterwards what did. */
final class BacklogField extends EntryLine {
    private static final String BEFORE =
            "Calls listen(2) on the open socket again. Only its queue limit changes; net.core.somaxconn caps it.";

    private final transient Inquiry inquiry;
    private @Nullable ObjectName listener;
    private transient @Nullable Question asked;

    BacklogField(Inquiry inquiry) {
        super("Backlog", 'B', 6, "Set backlog");
        this.inquiry = inquiry;
        setVisible(false);
    }

    /** Nothing for rows that stand for several, or have no port. */
    void offer(Optional<Bean> selected) {
        Bean bean = selected.filter(each -> port(each) > 0).orElse(null);
        setVisible(bean != null);
        if (bean != null && !bean.name().equals(listener)) {
            listener = bean.name();
            asked = null;
            field.setText("");
            words.setText(BEFORE);
        }
    }

    private static long port(Bean bean) {
        Long port = bean.longValue("Port");
        return port == null ? 0 : port;
    }

    @Override
    void entered() {
        if (listener == null) {
            return;
        }
        try {
            int backlog = Integer.parseInt(field.getText().strip());
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
