package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.util.List;
import javax.swing.JTabbedPane;
import org.jspecify.annotations.Nullable;

/** The inner tabs. Only the one in front is kept up to date; the others catch up when they are turned to. */
final class PanelTabs extends JTabbedPane {
    private final transient List<Panel> panels;
    private transient @Nullable Snapshot last;
    private transient @Nullable Freshness freshness;

    PanelTabs(List<Panel> panels) {
        super(TOP, SCROLL_TAB_LAYOUT);
        this.panels = panels;
        panels.forEach(this::add);
        addChangeListener(event -> refresh());
    }

    void show(Snapshot snapshot) {
        last = snapshot;
        selectedPanel().show(snapshot);
    }

    void show(Freshness newFreshness) {
        freshness = newFreshness;
        selectedPanel().show(newFreshness);
    }

    /** Brings the first panel, which is the one about the selection, to the front. */
    void selectFirst() {
        setSelectedIndex(0);
        refresh();
    }

    private void refresh() {
        if (last != null) {
            selectedPanel().show(last);
        }
        if (freshness != null) {
            selectedPanel().show(freshness);
        }
    }

    private Panel selectedPanel() {
        return panels.get(getSelectedIndex());
    }
}
