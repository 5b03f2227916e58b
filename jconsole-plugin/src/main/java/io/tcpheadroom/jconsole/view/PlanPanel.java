package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Answer;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** What settings more connections need: the numbers of a wish, and the agent's plan as a text to copy or to save. */
final class PlanPanel extends Panel {
    private static final String BEFORE = "Shows which settings this number of connections needs on this machine, "
            + "and why. Nothing is changed. Fields that you leave empty are left to the planner.";

    private static final String NO_WISH = "Enter whole numbers, and at least one connection, incoming or outgoing.";

    private final transient Session session;
    private final WishFields wish = new WishFields(this::ask);
    private final JButton copy = new JButton("Copy");
    private final WrappedText plan = new WrappedText(Font.PLAIN, 0);
    private final SaveField save;
    private transient @Nullable Question asked;

    PlanPanel(Session session) {
        super("Plan");
        this.session = session;
        save = new SaveField(session.folder().resolve("tcp-headroom-plan.txt"), plan::getText);
        plan.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
        plan.setFont(new Font(Font.MONOSPACED, Font.PLAIN, plan.getFont().getSize()));
        plan.getAccessibleContext().setAccessibleName("Plan");
        plan.show(BEFORE);
        add(top(), BorderLayout.NORTH);
        add(
                ScrollableSheet.scrolling(
                        plan,
                        new Dimension(600, 150),
                        plan.getFontMetrics(plan.getFont()).getHeight()),
                BorderLayout.CENTER);
        add(save, BorderLayout.SOUTH);
    }

    private JPanel top() {
        JButton make = new JButton("Make a plan");
        make.addActionListener(event -> ask());
        copy.setEnabled(false);
        copy.addActionListener(event -> session.exports().copy("the plan", plan.getText()));
        JPanel buttons = new JPanel(new BorderLayout(0, 4));
        buttons.add(make, BorderLayout.NORTH);
        buttons.add(copy, BorderLayout.SOUTH);
        JPanel top = new JPanel(new BorderLayout(8, 0));
        top.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        top.add(wish, BorderLayout.CENTER);
        top.add(buttons, BorderLayout.LINE_END);
        return top;
    }

    private void ask() {
        offer(false);
        Optional<String> wished = wish.wish();
        if (wished.isEmpty()) {
            plan.show(NO_WISH);
            return;
        }
        asked = Question.plan(wished.get());
        session.inquiry().act(asked);
        plan.show("Asking the agent \u2026");
    }

    @Override
    void show(Snapshot snapshot) {
        if (asked != null) {
            snapshot.answer(asked).ifPresent(this::show);
        }
    }

    private void show(Answer answer) {
        asked = null;
        plan.show(answer.isGiven() ? answer.text() : "No plan: " + answer.failure());
        offer(answer.isGiven() && answer.text().startsWith("Plan"));
    }

    /** Something is there to copy and to save. */
    private void offer(boolean hasPlan) {
        copy.setEnabled(hasPlan);
        save.offer(hasPlan);
    }

    @Override
    void show(Freshness freshness) {
        plan.setEnabled(freshness.isFresh());
    }
}
