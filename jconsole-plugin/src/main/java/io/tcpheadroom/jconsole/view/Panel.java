package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Question;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.awt.BorderLayout;
import java.util.Set;
import javax.management.ObjectName;
import javax.swing.JPanel;

/** A part of the tab. It lives on the event thread, asks JMX for nothing, and shows the snapshots that it is handed. */
abstract class Panel extends JPanel {
    /** @param title the text on its inner tab, if it has one */
    Panel(String title) {
        super(new BorderLayout());
        setName(title);
    }

    /** Called at each tick while the agent is there and the panel is to be seen; what the user selected and scrolled to stays. */
    abstract void show(Snapshot snapshot);

    /** Called at each tick and each second: what is no longer fresh has to look so. */
    abstract void show(Freshness freshness);

    /** The text on its inner tab, also while it is not to be seen. */
    String title() {
        return getName();
    }

    /** The operations whose answers it shows. They are called only while it is to be seen. */
    Set<Question> questions() {
        return Set.of();
    }

    /** Whose rows the eye sees: they are read at each tick. */
    Set<ObjectName> beansInView() {
        return Set.of();
    }

    /** Selects the row of that target, and says whether it is one of its own. */
    boolean reveal(Target target) {
        return false;
    }
}
