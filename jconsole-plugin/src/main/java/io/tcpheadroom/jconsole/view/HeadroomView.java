package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;

/** What the tab shows of a JVM with the agent: the sentence, the resources, and below them the {@link Panels}. */
final class HeadroomView extends JPanel {
    private final HeadlinePanel headline = new HeadlinePanel();
    private final ResourcesPanel resources = new ResourcesPanel();
    private final List<Panel> panels = Panels.all();

    HeadroomView() {
        super(new BorderLayout());
        JTabbedPane tabs = new JTabbedPane();
        panels.forEach(panel -> tabs.addTab(panel.title(), panel.component()));
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, resources.component(), tabs);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.6);
        add(headline.component(), BorderLayout.NORTH);
        add(split, BorderLayout.CENTER);
    }

    void show(Snapshot snapshot) {
        headline.show(snapshot);
        resources.show(snapshot);
        panels.forEach(panel -> panel.show(snapshot));
    }

    void show(Freshness freshness) {
        headline.show(freshness);
    }
}
