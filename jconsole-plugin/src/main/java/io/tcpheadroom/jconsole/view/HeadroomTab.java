package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.CardLayout;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.time.Clock;
import java.time.ZoneId;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.Timer;

/** The tab: the limits, or how to attach the agent, or that nothing has been read yet. Lives on the event thread. */
public final class HeadroomTab extends JPanel {
    private static final String WAITING = "waiting";
    private static final String WITHOUT_AGENT = "without agent";
    private static final String WITH_AGENT = "with agent";
    private static final int LOOK_AT_AGE_MILLIS = 1_000;

    private final CardLayout cards = new CardLayout();
    private final QuietLabel waiting = new QuietLabel();
    private final AttachHint hint = new AttachHint(HeadroomTab::copy);
    private final HeadroomView view = new HeadroomView();
    private final transient Freshness freshness;
    private final Timer aging = new Timer(LOOK_AT_AGE_MILLIS, event -> showAge());
    private String card = WAITING;

    public HeadroomTab(Clock clock) {
        freshness = new Freshness(clock, ZoneId.systemDefault());
        setLayout(cards);
        waiting.setHorizontalAlignment(SwingConstants.CENTER);
        waiting.setBorder(BorderFactory.createEmptyBorder(24, 24, 24, 24));
        waiting.setText("Reading \u2026");
        add(waiting, WAITING);
        add(hint, WITHOUT_AGENT);
        add(view, WITH_AGENT);
    }

    public void show(Snapshot snapshot) {
        freshness.shows(snapshot);
        if (snapshot.hasAgent()) {
            view.show(snapshot);
            turnTo(WITH_AGENT);
        } else {
            hint.show(snapshot.target());
            turnTo(WITHOUT_AGENT);
        }
        showAge();
    }

    /** No snapshot this time. What was shown stays, marked as old. */
    public void lost(String why) {
        freshness.lost(why);
        showAge();
    }

    /** No snapshot this time for a fault of ours, which is not the connection's. */
    public void failed(String what) {
        freshness.failed(what);
        showAge();
    }

    private void showAge() {
        view.show(freshness);
        if (card.equals(WAITING)) {
            waiting.setText(freshness.text());
        }
    }

    private void turnTo(String next) {
        card = next;
        cards.show(this, next);
    }

    /** A frozen program sends no ticks that could say so: the tab watches its own age while it is on the screen. */
    @Override
    public void addNotify() {
        super.addNotify();
        aging.start();
    }

    @Override
    public void removeNotify() {
        aging.stop();
        super.removeNotify();
    }

    private static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }
}
