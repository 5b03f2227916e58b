package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Finding;
import io.tcpheadroom.jconsole.model.Remedies;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JPanel;

/** A finding in full: the problem, what to do about it, the lines to type, the proof, and where to look further. */
final class FindingDetails extends JPanel {
    private final transient Session session;
    private final WrappedText problem = new WrappedText(Font.BOLD, 0);
    private final Facts facts = new Facts();
    private final WrappedText remedy = facts.addText("What to do");
    private final JPanel commands = facts.add("Lines to copy", column());
    private final WrappedText evidence = facts.addText("Evidence");
    private final WrappedText why = facts.addText("Why it matters");
    private final JPanel jumps = facts.add("Show", row());
    private List<String> shownCommands = List.of();
    private List<Target> shownTargets = List.of();

    FindingDetails(Session session) {
        super(new BorderLayout(0, 6));
        this.session = session;
        setBorder(BorderFactory.createEmptyBorder(8, 10, 6, 10));
        jumps.setOpaque(false);
        commands.setOpaque(false);
        add(problem, BorderLayout.NORTH);
        add(facts, BorderLayout.CENTER);
    }

    private static JPanel row() {
        JPanel row = new JPanel();
        row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
        return row;
    }

    private static JPanel column() {
        JPanel column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
        return column;
    }

    /** The tables' sheet. */
    @Override
    public Color getBackground() {
        return Palette.ofTables().background();
    }

    /** @param resolved when it was no longer found, empty while it holds */
    void show(Finding finding, String resolved, Snapshot snapshot) {
        problem.show(resolved.isEmpty() ? finding.sentence() : "Resolved at " + resolved + ": " + finding.sentence());
        problem.setEnabled(resolved.isEmpty());
        facts.show(remedy, finding.remedy());
        facts.show(evidence, finding.evidence());
        facts.show(why, finding.why());
        showCommands(Remedies.commands(finding.remedy(), snapshot));
        showJumps(finding.targets());
    }

    /** Made anew only when they differ: a selection in a field survives the tick. */
    private void showCommands(List<String> lines) {
        if (!lines.equals(shownCommands)) {
            shownCommands = lines;
            commands.removeAll();
            for (String line : lines) {
                CommandField field = new CommandField(session.clipboard());
                field.show(line);
                field.setOpaque(false);
                field.setAlignmentX(LEFT_ALIGNMENT);
                commands.add(field);
            }
            revalidate();
        }
        facts.setShown(commands, !lines.isEmpty());
    }

    private void showJumps(List<Target> targets) {
        if (!targets.equals(shownTargets)) {
            shownTargets = targets;
            jumps.removeAll();
            for (Target target : targets) {
                JButton button = new JButton(label(target));
                button.setToolTipText("Go to " + target);
                button.addActionListener(event -> session.jumpTo(target));
                jumps.add(button);
                jumps.add(Box.createHorizontalStrut(6));
            }
            revalidate();
        }
        facts.setShown(jumps, !targets.isEmpty());
    }

    /** A call site is long: its method says enough, the evidence has the whole of it. */
    private static String label(Target target) {
        return target.kind() == Target.Kind.CALL_SITE ? "call site" : target.toString();
    }
}
