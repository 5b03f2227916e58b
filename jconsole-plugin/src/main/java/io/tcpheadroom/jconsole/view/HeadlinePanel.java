package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Headline;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/**
 * What the eye meets first: the worst finding or the nearest limit, the room for more connections, the limit's bar, and how old all that is.
 * What is stale says so in words and loses its color.
 */
final class HeadlinePanel extends Panel {
    private final JLabel icon = new MutedLabel();
    private final WrappedText sentence = new WrappedText(Font.BOLD, 3);
    private final WrappedText room = new WrappedText(Font.PLAIN, 1);
    private final HeadlineBar bar = new HeadlineBar();
    private final MutedLabel statusName = new MutedLabel();
    private final MutedLabel age = new MutedLabel();
    private final MutedLabel agent = new MutedLabel();
    private Status status = Status.UNKNOWN;

    HeadlinePanel() {
        super("Headline");
        setLayout(new BorderLayout(10, 7));
        setBorder(BorderFactory.createEmptyBorder(12, 12, 10, 12));
        icon.setVerticalAlignment(SwingConstants.TOP);
        icon.setBorder(BorderFactory.createEmptyBorder(2, 0, 0, 0));
        statusName.emphasize(true);
        JPanel foot = new JPanel(new BorderLayout(12, 0));
        foot.add(statusName, BorderLayout.LINE_START);
        foot.add(age, BorderLayout.CENTER);
        foot.add(agent, BorderLayout.LINE_END);
        JPanel below = new JPanel(new BorderLayout(0, 5));
        below.add(bar, BorderLayout.CENTER);
        below.add(foot, BorderLayout.SOUTH);
        add(icon, BorderLayout.LINE_START);
        JPanel texts = new JPanel(new BorderLayout(0, 3));
        texts.add(sentence, BorderLayout.CENTER);
        texts.add(room, BorderLayout.SOUTH);
        add(texts, BorderLayout.CENTER);
        add(below, BorderLayout.SOUTH);
    }

    @Override
    void show(Snapshot snapshot) {
        Headline headline = Headline.of(snapshot);
        status = headline.status();
        sentence.show(headline.sentence());
        room.show(headline.room());
        room.setVisible(!headline.room().isEmpty());
        bar.show(headline.resource().map(UtilizationBar::new).orElse(UtilizationBar.EMPTY));
        bar.setVisible(headline.resource().isPresent());
        statusName.setText(status.name());
        agent.setText(snapshot.agent().map(bean -> describe(bean, snapshot)).orElse(""));
    }

    @Override
    void show(Freshness freshness) {
        boolean fresh = freshness.isFresh();
        icon.setIcon(new StatusIcon(fresh ? status : Status.UNKNOWN, 18));
        bar.setEnabled(fresh);
        sentence.setEnabled(fresh);
        room.setEnabled(fresh);
        statusName.setVisible(fresh && bar.isVisible());
        age.warn(!fresh);
        age.setText(freshness.text());
    }

    private static String describe(Bean agent, Snapshot snapshot) {
        String version = agent.text("Version");
        Long missed = agent.longValue("HooksMissed");
        Long errors = agent.longValue("HookErrorsTotal");
        return (version == null ? "" : "agent " + version)
                + note(missed, "hook missed", "hooks missed")
                + note(errors, "hook error", "hook errors")
                + note((long) snapshot.unreadableBeans(), "MBean unreadable", "MBeans unreadable");
    }

    /** Only what is wrong is worth a statusName. */
    private static String note(@Nullable Long number, String one, String many) {
        return number == null || number == 0 ? "" : " \u00b7 " + number + " " + (number == 1 ? one : many);
    }
}
