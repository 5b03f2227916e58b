package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JSplitPane;

/** What the tab shows of a JVM with the agent: the sentence, the resources, and below them the {@link Panels}. */
final class HeadroomView extends JPanel {
    private final transient Timeline timeline = new Timeline();
    private final Selection selection = new Selection();
    private final HeadlinePanel headline = new HeadlinePanel();
    private final ResourcesPanel resources = new ResourcesPanel(selection);
    private final PanelTabs tabs = new PanelTabs(Panels.all(timeline, selection));

    HeadroomView() {
        super(new BorderLayout());
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, resources, tabs);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.45);
        add(headline, BorderLayout.NORTH);
        add(split, BorderLayout.CENTER);
        selection.onChange(tabs::selectFirst);
    }

    void show(Snapshot snapshot) {
        timeline.add(snapshot);
        headline.show(snapshot);
        resources.show(snapshot);
        tabs.show(snapshot);
    }

    void show(Freshness freshness) {
        headline.show(freshness);
        resources.show(freshness);
        tabs.show(freshness);
    }
}
