package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Inquiry;
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
    private static final int AGE_CHECK_MILLIS = 1_000;

    private final CardLayout cards = new CardLayout();
    private final MutedLabel waiting = new MutedLabel();
    private final AttachHint hint = new AttachHint(HeadroomTab::copy);
    private final HeadroomView view;
    private final transient Freshness freshness;
    private final Timer ageCheck = new Timer(AGE_CHECK_MILLIS, event -> showFreshness());
    private String card = WAITING;

    /** Whose panels leave what they want to know with the inquiry. */
    public HeadroomTab(Clock clock, Inquiry inquiry) {
        view = new HeadroomView(inquiry, HeadroomTab::copy);
        freshness = new Freshness(clock, ZoneId.systemDefault());
        setLayout(cards);
        waiting.setHorizontalAlignment(SwingConstants.CENTER);
        waiting.setBorder(BorderFactory.createEmptyBorder(24, 24, 24, 24));
        waiting.setText(freshness.text());
        add(waiting, WAITING);
        add(hint, WITHOUT_AGENT);
        add(view, WITH_AGENT);
    }

    public void show(Snapshot snapshot) {
        freshness.update(snapshot);
        if (snapshot.hasAgent()) {
            view.show(snapshot);
            showCard(WITH_AGENT);
        } else {
            hint.show(snapshot.target());
            showCard(WITHOUT_AGENT);
        }
        showFreshness();
    }

    /** No snapshot this time. What was shown stays, marked as old. */
    public void showDisconnected(String reason) {
        freshness.disconnected(reason);
        showFreshness();
    }

    /** No snapshot this time for a fault of ours, which is not the connection's. */
    public void showFailure(String error) {
        freshness.failed(error);
        showFreshness();
    }

    private void showFreshness() {
        view.show(freshness);
        if (card.equals(WAITING)) {
            waiting.setText(freshness.text());
        }
    }

    private void showCard(String next) {
        card = next;
        cards.show(this, next);
    }

    /**
     * What changes inside never changes the tab's own place. Otherwise a new text in it would make jconsole lay out the HTML that its hidden
     * tabs have set since the last time, at each tick.
     */
    @Override
    public boolean isValidateRoot() {
        return true;
    }

    /** A frozen program sends no ticks that could say so: the tab watches its own age while it is on the screen. */
    @Override
    public void addNotify() {
        super.addNotify();
        ageCheck.start();
    }

    @Override
    public void removeNotify() {
        ageCheck.stop();
        super.removeNotify();
    }

    private static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }
}
