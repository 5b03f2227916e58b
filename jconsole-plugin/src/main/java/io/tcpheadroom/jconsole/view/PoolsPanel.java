package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who lends connections out, or takes them: connection pools and servers' connectors, held, in use, at most. */
final class PoolsPanel {
    private static final Comparator<Bean> BY_SHARE =
            Comparator.comparing(PoolsPanel::share, Comparator.nullsFirst(Comparator.naturalOrder()));

    private PoolsPanel() {}

    static Panel create() {
        return new TablePanel<>(
                        "Pools",
                        PoolsPanel::rows,
                        Bean::name,
                        PoolsPanel::tooltip,
                        columns(),
                        "No connection pool or server connector with an MBean is known in this JVM")
                .readFrom(Bean::name)
                .sortedBy("Utilization")
                .revealing((bean, target) -> target.kind() == Target.Kind.POOL
                        && isPool(bean)
                        && target.name().equals(bean.text("Name", "name")));
    }

    private static List<Bean> rows(Snapshot snapshot) {
        List<Bean> rows = new ArrayList<>(snapshot.beans(BeanType.POOL));
        rows.addAll(snapshot.beans(BeanType.CONNECTOR));
        return rows;
    }

    private static boolean isPool(Bean bean) {
        return "Pool".equals(bean.name().getKeyProperty("type"));
    }

    private static List<Column<Bean>> columns() {
        return List.of(
                Column.<Bean>text("Name", "As its library or server calls it", bean -> bean.text("Name", "name"))
                        .shrinkable(),
                Column.text("Kind", "The library of a pool; connector: of a server", PoolsPanel::kind),
                Column.<Bean>rendered(
                                "Utilization",
                                "For a pool the connections in use, for a connector the open ones, divided by the maximum",
                                BY_SHARE,
                                new BarCell<>(80, 12, PoolsPanel::bar))
                        .fillWidth(),
                count(
                        "In use",
                        "Connections in use; of a connector, busy threads",
                        bean -> either(bean, "Used", "ThreadsBusy")),
                count("Open", "Connections held, in use and idle", bean -> either(bean, "Open", "Connections")),
                count(
                        "Maximum",
                        "The most it may have; a dash if unlimited",
                        bean -> either(bean, "Limit", "MaxConnections")),
                count("Waiting", "Threads or requests that wait for a connection", bean -> bean.longValue("Pending")),
                count("Sockets", "Open sockets of this JVM to its destination", bean -> bean.longValue("Sockets")),
                Column.<Bean>text("Destination", "Where its connections go", bean -> bean.text("Destination"))
                        .shrinkable());
    }

    private static Column<Bean> count(String heading, String description, Function<Bean, @Nullable Long> number) {
        return Column.number(heading, description, number, Numbers::count);
    }

    private static @Nullable Long either(Bean bean, String ofPool, String ofConnector) {
        return bean.longValue(isPool(bean) ? ofPool : ofConnector);
    }

    private static String kind(Bean bean) {
        return isPool(bean) ? bean.textOrEmpty("Source") : "connector";
    }

    private static @Nullable Double share(Bean bean) {
        return bean.doubleValue(isPool(bean) ? "UtilizationRatio" : "ConnectionsRatio");
    }

    private static UtilizationBar bar(Bean bean) {
        Double share = share(bean);
        boolean full = share != null && share >= 1;
        return new UtilizationBar(share, 0, 0, full ? Status.WARN : Status.OK);
    }

    private static String tooltip(Bean bean) {
        return bean.name().getCanonicalName()
                + Tooltip.line("App: ", bean.textOrEmpty("App"))
                + Tooltip.line("Read from: ", bean.textOrEmpty("Bean"))
                + Tooltip.line("Busy threads: ", threads(bean))
                + Tooltip.line("", bean.textOrEmpty("Note"))
                + Tooltip.line("", bean.textOrEmpty("Reason"));
    }

    private static String threads(Bean bean) {
        Long busy = bean.longValue("ThreadsBusy");
        return busy == null ? "" : Numbers.count(busy) + " of " + Numbers.count(bean.longValue("MaxThreads"));
    }
}
