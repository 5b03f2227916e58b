package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JSplitPane;

/** What the tab shows of a JVM with the agent: the sentence, the resources, and below them the {@link Panels}. */
final class HeadroomView extends JPanel {
    private final transient Session session;
    private final HeadlinePanel headline = new HeadlinePanel();
    private final ResourcesPanel resources;
    private final FindingsPanel findings;
    private final ResourcePanel resource;
    private final PanelTabs tabs;
    private final Said said = new Said();
    private boolean isFirst = true;

    HeadroomView(Inquiry inquiry, Consumer<String> clipboard) {
        super(new BorderLayout());
        session = new Session(inquiry, clipboard);
        resources = new ResourcesPanel(session.selection());
        findings = new FindingsPanel(session);
        resource = new ResourcePanel(session.timeline(), session.selection());
        tabs = new PanelTabs(Panels.all(session, findings, resource), inquiry);
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, resources, tabs);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.35);
        add(headline, BorderLayout.NORTH);
        add(split, BorderLayout.CENTER);
        add(said, BorderLayout.SOUTH);
        session.exports().onNote(said::show);
        TableMenu.install(this, session.exports());
        session.onJump(tabs::jumpTo);
        session.selection().onChange(() -> tabs.bring(resource));
        tabs.bring(resource);
    }

    void show(Snapshot snapshot) {
        session.add(snapshot);
        headline.show(snapshot);
        resources.show(snapshot);
        if (isFirst && session.findings().open() > 0) {
            tabs.bring(findings); // later it would take away what the user looks at
        }
        isFirst = false;
        tabs.show(snapshot);
    }

    void show(Freshness freshness) {
        headline.show(freshness);
        resources.show(freshness);
        tabs.show(freshness);
    }
}
