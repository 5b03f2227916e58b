package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.util.List;
import javax.swing.JTabbedPane;
import org.jspecify.annotations.Nullable;

/** The inner tabs. Only the one in front is kept up to date; the others catch up when they are turned to. */
final class PanelTabs extends JTabbedPane {
    private final transient List<Panel> panels;
    private final transient Inquiry inquiry;
    private transient @Nullable Snapshot last;
    private transient @Nullable Freshness freshness;

    PanelTabs(List<Panel> panels, Inquiry inquiry) {
        super(TOP, SCROLL_TAB_LAYOUT);
        this.panels = panels;
        this.inquiry = inquiry;
        panels.forEach(this::add);
        addChangeListener(event -> refresh());
    }

    void show(Snapshot snapshot) {
        last = snapshot;
        for (int i = 0; i < panels.size(); i++) {
            String title = panels.get(i).title();
            if (!title.equals(getTitleAt(i))) {
                setTitleAt(i, title);
            }
        }
        selectedPanel().show(snapshot);
        ask();
    }

    void show(Freshness newFreshness) {
        freshness = newFreshness;
        selectedPanel().show(newFreshness);
    }

    /** Brings it to the front. */
    void bring(Panel panel) {
        setSelectedComponent(panel);
        refresh();
    }

    /** Brings the panel to the front that has a row for it, with that row selected. */
    void jumpTo(Target target) {
        for (Panel panel : panels) {
            if (last != null) {
                panel.show(last); // it may never have been in front
            }
            if (panel.reveal(target)) {
                bring(panel);
                return;
            }
        }
    }

    private void refresh() {
        if (last != null) {
            selectedPanel().show(last);
        }
        if (freshness != null) {
            selectedPanel().show(freshness);
        }
        ask();
    }

    private void ask() {
        inquiry.want(selectedPanel().questions());
        inquiry.look(selectedPanel().beansInView());
    }

    private Panel selectedPanel() {
        return panels.get(getSelectedIndex());
    }
}
