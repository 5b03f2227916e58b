package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.CallSite;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Row;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.Set;
import javax.management.ObjectName;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** Who holds the sockets: the apps of this JVM; of the opened app its call sites; of the opened call site its sockets. */
final class AppsPanel extends Panel {
    private static final String APPS = "apps";
    private static final String CALL_SITES = "call sites";
    private static final String SOCKETS = "sockets";

    private final transient Session session;
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private final JPanel path = new JPanel(new BorderLayout(10, 0));
    private final JButton back = new JButton("Back");
    private final MutedLabel where = new MutedLabel();
    private final TablePanel<Bean> apps;
    private final CallSitesTable callSites = new CallSitesTable(this::openCallSite);
    private final SocketsTable sockets = new SocketsTable();
    private String card = APPS;
    private String app = "";
    private transient @Nullable Target wantedCallSite;
    private transient @Nullable Snapshot last;

    AppsPanel(Session session) {
        super("Apps");
        this.session = session;
        apps = AppsTable.create(session.timeline(), bean -> openApp(bean.text("Name", "name")));
        deck.add(apps, APPS);
        deck.add(callSites.panel(), CALL_SITES);
        deck.add(sockets.panel(), SOCKETS);
        back.addActionListener(event -> back());
        back.setToolTipText("Press Esc to go back");
        where.emphasize(true);
        path.setBorder(BorderFactory.createEmptyBorder(3, 8, 0, 8));
        path.add(back, BorderLayout.LINE_START);
        path.add(where, BorderLayout.CENTER);
        add(path, BorderLayout.NORTH);
        add(deck, BorderLayout.CENTER);
        EscapeKey.bind(callSites.panel(), WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, this::back);
        EscapeKey.bind(sockets.panel(), WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, this::back);
        turnTo(APPS);
    }

    private void openApp(String name) {
        app = name;
        turnTo(CALL_SITES);
    }

    private void openCallSite(CallSite callSite) {
        sockets.open(callSite);
        turnTo(SOCKETS);
    }

    private void back() {
        wantedCallSite = null;
        turnTo(card.equals(SOCKETS) ? CALL_SITES : APPS);
    }

    private void turnTo(String next) {
        card = next;
        cards.show(deck, card);
        path.setVisible(!card.equals(APPS));
        where.setText(card.equals(CALL_SITES) ? "Call sites of app " + app : "Sockets of " + sockets.title());
        if (last != null) {
            show(last);
        }
        front().focusRows();
        session.inquiry().want(questions());
    }

    private TablePanel<?> front() {
        return card.equals(APPS) ? apps : card.equals(CALL_SITES) ? callSites.panel() : sockets.panel();
    }

    @Override
    Set<Question> questions() {
        return card.equals(APPS)
                ? Set.of()
                : Set.of(card.equals(CALL_SITES) ? Question.CALL_SITES : sockets.question());
    }

    @Override
    Set<ObjectName> beansInView() {
        return card.equals(APPS) ? apps.beansInView() : Set.of();
    }

    @Override
    void show(Snapshot snapshot) {
        last = snapshot;
        switch (card) {
            case APPS:
                apps.show(snapshot);
                break;
            case CALL_SITES:
                callSites.show(app, snapshot);
                if (wantedCallSite != null && callSites.panel().reveal(wantedCallSite)) {
                    wantedCallSite = null;
                }
                break;
            default:
                sockets.show(snapshot);
        }
    }

    @Override
    void show(Freshness freshness) {
        apps.show(freshness);
        callSites.panel().show(freshness);
        sockets.panel().show(freshness);
    }

    /** The answer to which call sites there are comes with the next tick: then the meant one is selected. */
    @Override
    boolean reveal(Target target) {
        if (target.kind() == Target.Kind.CALL_SITE) {
            wantedCallSite = target;
            openApp(target.app());
            return true;
        }
        if (target.kind() == Target.Kind.APP) {
            turnTo(APPS);
            return apps.reveal(target);
        }
        return false;
    }

    /** What an answer lacks, in the place of its rows. */
    static String emptyText(Snapshot snapshot, Question question, String without) {
        return snapshot.answer(question)
                .map(answer -> answer.isGiven() ? without : "Not shown: " + answer.failure())
                .orElse("Asking the agent \u2026");
    }

    /** The kernel's state where it is known. */
    static String state(Row socket) {
        String kernel = socket.text("kernelState");
        return kernel == null ? socket.textOrEmpty("state") : kernel;
    }
}
