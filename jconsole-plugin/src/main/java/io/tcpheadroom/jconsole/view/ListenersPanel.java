package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BorderLayout;
import java.util.Set;
import javax.management.ObjectName;

/** The listening sockets and their queues, and a field that raises the backlog of the selected one. */
final class ListenersPanel extends Panel {
    private final TablePanel<Bean> table;
    private final BacklogField backlog;

    ListenersPanel(Session session) {
        super("Listeners");
        table = table(session.timeline());
        backlog = new BacklogField(session.inquiry());
        table.onSelection(() -> backlog.offer(table.selected()));
        add(table, BorderLayout.CENTER);
        add(backlog, BorderLayout.SOUTH);
    }

    private static TablePanel<Bean> table(Timeline timeline) {
        return new EndpointTable(BeanType.LISTENER, Target.Kind.LISTENER)
                .used("Queued", "Used")
                .used("Peak", "QueuePeak")
                .used("Asked for", "Backlog")
                .measured("Wait", "WaitSeconds")
                .rate("Accepted/s", "AcceptedTotal")
                .count("Failed", "AcceptFailedTotal")
                .create(
                        "Listeners",
                        timeline,
                        ListenersPanel::facts,
                        "The agent knows of no listening socket in this JVM")
                .sortedBy("Used");
    }

    private static String facts(Bean listener) {
        return Tooltip.line("Accepted: ", Numbers.count(listener.longValue("AcceptedTotal")))
                + Tooltip.line("Open connections: ", Numbers.count(listener.longValue("Open")))
                + Tooltip.line("From remote addresses: ", Numbers.count(listener.longValue("Peers")))
                + Tooltip.line("Half open: ", Numbers.count(listener.longValue("HalfOpen")))
                + Tooltip.line("Overflows while full: ", Numbers.count(listener.longValue("OverflowsWhileFullTotal")))
                + Tooltip.line("Estimated wait: ", Durations.measured(listener.doubleValue("WaitSeconds")));
    }

    @Override
    void show(Snapshot snapshot) {
        table.show(snapshot);
        backlog.show(snapshot);
    }

    @Override
    void show(Freshness freshness) {
        table.show(freshness);
    }

    @Override
    Set<ObjectName> beansInView() {
        return table.beansInView();
    }

    @Override
    boolean reveal(Target target) {
        return table.reveal(target);
    }
}
