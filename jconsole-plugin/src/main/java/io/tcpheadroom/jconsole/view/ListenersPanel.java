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
import java.util.List;

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
        BeanColumns columns = new BeanColumns(BeanType.LISTENER);
        return TablePanel.of(
                        "Listeners",
                        BeanType.LISTENER,
                        ListenersPanel::tooltip,
                        List.of(
                                columns.text("Address", "Address", "address").shrinkable(),
                                columns.identifier("Port", "Port"),
                                columns.count("Queued", "Used"),
                                columns.count("Peak", "QueuePeak"),
                                columns.count("Limit", "Limit"),
                                columns.percent("Used", "UtilizationRatio"),
                                columns.count("Asked for", "Backlog"),
                                columns.history("Used", timeline),
                                columns.measured("Wait", "WaitSeconds"),
                                columns.rate("Accepted/s", "AcceptedTotal"),
                                columns.count("Failed", "AcceptFailedTotal"),
                                columns.text("App", "App").shrinkable()),
                        "The agent knows of no listening socket in this JVM")
                .sortedBy("Used")
                .revealing((bean, target) ->
                        target.kind() == Target.Kind.LISTENER && Endpoint.isMeant(bean, target.name()));
    }

    private static String tooltip(Bean listener) {
        return listener.name().getCanonicalName()
                + Tooltip.line("Accepted: ", Numbers.count(listener.longValue("AcceptedTotal")))
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
    boolean reveal(Target target) {
        return table.reveal(target);
    }
}
