package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import javax.swing.JComponent;

/** A part of the tab. It lives on the event thread, asks JMX for nothing, and shows the snapshots that it is handed. */
interface Panel {
    /** The text on its inner tab. */
    String title();

    JComponent component();

    /** Called at each tick while the agent is there and the panel is to be seen; what the user selected and scrolled to stays. */
    void show(Snapshot snapshot);

    /** Called at each tick and each second: what is no longer fresh has to look so. */
    void show(Freshness freshness);
}
