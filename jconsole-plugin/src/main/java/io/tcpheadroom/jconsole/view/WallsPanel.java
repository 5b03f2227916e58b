package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.SwingConstants;

/** Which limit ends the growth: the resources that connections use up, by how many more they carry, the nearest first. */
final class WallsPanel {
    /** Nothing is farther away than a bar that is full. */
    private static final double FARTHEST = 1_000_000;

    private WallsPanel() {}

    static Panel create() {
        return new TablePanel<>(
                        "Walls",
                        WallsPanel::rows,
                        Resource::id,
                        WallsPanel::tooltip,
                        columns(),
                        "No wall yet: this agent does not know what a connection costs")
                .inOrder()
                .noted(snapshot -> "; bars on one logarithmic scale, up to 1,000,000 connections");
    }

    private static List<Resource> rows(Snapshot snapshot) {
        return snapshot.resources().stream()
                .filter(resource -> resource.availableConnections() != null)
                .sorted(Comparator.comparingLong(WallsPanel::connections).thenComparing(Resource::title))
                .collect(Collectors.toUnmodifiableList());
    }

    private static long connections(Resource resource) {
        Long connections = resource.availableConnections();
        return connections == null ? Long.MAX_VALUE : connections;
    }

    private static List<Column<Resource>> columns() {
        return List.of(
                Column.<Resource>text("Resource", "What is used up", Resource::title)
                        .shrinkable(),
                Column.<Resource>rendered(
                                "Room",
                                "How many more connections until it is full, all resources on one logarithmic scale",
                                Comparator.comparingLong(WallsPanel::connections),
                                new BarCell<>(110, 12, WallsPanel::bar))
                        .fillWidth(),
                Column.number(
                        "Connections",
                        "How many more connections until it is full",
                        Resource::availableConnections,
                        Numbers::count),
                column("Each uses", "What one more connection uses of it", SwingConstants.RIGHT, WallsPanel::cost),
                column(
                        "Cost",
                        "measured: used and open connections moved together; assumed: what a connection is",
                        SwingConstants.LEADING,
                        WallsPanel::source),
                column("Scope", "Whom the limit is shared with", SwingConstants.LEADING, Resource::scope));
    }

    private static Column<Resource> column(
            String heading, String description, int alignment, Function<Resource, String> text) {
        return Column.rendered(
                heading,
                description,
                Comparator.comparing(text),
                new DrawnCell<>(alignment, (cell, resource) -> cell.setText(text.apply(resource))));
    }

    private static String cost(Resource resource) {
        Double cost = resource.connectionCost();
        if (cost == null) {
            return Numbers.ABSENT;
        }
        return "bytes".equals(resource.unit())
                ? Numbers.bytes(Math.round(cost))
                : String.format(Locale.ROOT, "%.1f %s", cost, resource.unit());
    }

    private static String source(Resource resource) {
        return resource.text("ConnectionCostSource").toLowerCase(Locale.ROOT);
    }

    private static UtilizationBar bar(Resource resource) {
        Long connections = resource.availableConnections();
        double room = connections == null ? 0 : Math.log1p(connections) / Math.log1p(FARTHEST);
        Status status = resource.status();
        boolean near = status == Status.WARN || status == Status.CRITICAL;
        return new UtilizationBar(Math.min(1, room), 0, 0, near ? status : Status.OK);
    }

    private static String tooltip(Resource resource) {
        return resource.title()
                + Tooltip.line("Used: ", resource.amount(resource.used()))
                + Tooltip.line("Limit: ", resource.amount(resource.limit()))
                + Tooltip.line("How to raise the limit: ", resource.text("Remedy"))
                + Tooltip.line("When full: ", resource.text("Symptom"));
    }
}
