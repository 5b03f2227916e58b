package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.TargetJvm;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** What the tab shows on a JVM without the agent: how to attach it. */
final class AttachHint extends JPanel {
    private static final String AT_START = "-javaagent:tcp-headroom-agent.jar";

    private final WrappedText where = new WrappedText(Font.PLAIN, 1);
    private final CommandField command;

    AttachHint(Consumer<String> clipboard) {
        super(new GridBagLayout());
        command = new CommandField(clipboard);
        CommandField option = new CommandField(clipboard);
        option.show(AT_START);
        JPanel column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
        add(column, text("This JVM runs without the TCP Headroom agent", Font.BOLD, 5), 10);
        add(column, where, 6);
        add(column, command, 20);
        add(column, text("To load it at startup, add this JVM option:", Font.PLAIN, 1), 6);
        add(column, option, 20);
        add(column, text("This tab shows the limits as soon as the agent is running.", Font.PLAIN, 1), 0);
        add(
                column,
                new GridBagConstraints(
                        0,
                        0,
                        1,
                        1,
                        1,
                        1,
                        GridBagConstraints.NORTHWEST,
                        GridBagConstraints.NONE,
                        new Insets(36, 40, 24, 24),
                        0,
                        0));
    }

    void show(TargetJvm target) {
        String host = target.host().isEmpty() ? "its host" : "host " + target.host();
        where.show("To attach it without a restart, run this on " + host + " as the user that runs the JVM:");
        command.show(target.attachCommand());
    }

    String command() {
        return command.text();
    }

    private static WrappedText text(String text, int style, float larger) {
        WrappedText line = new WrappedText(style, larger);
        line.show(text);
        return line;
    }

    private static void add(JPanel column, JComponent line, int gap) {
        line.setAlignmentX(Component.LEFT_ALIGNMENT);
        column.add(line);
        JComponent below = (JComponent) Box.createRigidArea(new Dimension(640, gap));
        below.setAlignmentX(Component.LEFT_ALIGNMENT);
        column.add(below);
    }
}
