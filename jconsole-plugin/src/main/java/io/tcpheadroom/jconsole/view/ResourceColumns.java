package io.tcpheadroom.jconsole.view;

import static javax.swing.SwingConstants.LEADING;
import static javax.swing.SwingConstants.RIGHT;

import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Figures;
import io.tcpheadroom.jconsole.model.Kind;
import io.tcpheadroom.jconsole.model.Ranking;
import io.tcpheadroom.jconsole.model.Resource;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The columns of the two tables of resources: those with a percentage, and, quieter, those without. */
final class ResourceColumns {
    private ResourceColumns() {}

    static List<Column<Resource>> withPercentage() {
        return List.of(
                column("Resource", "Title", LEADING, (cell, resource) -> cell.setText(resource.title()))
                        .shrinking(),
                Column.drawn(
                                "Utilization",
                                marks(),
                                Ranking.FULLEST_FIRST.reversed(),
                                new BarCell<Resource>(110, 12, Bar::new))
                        .widest(),
                column("", "UtilizationRatio", RIGHT, ResourceColumns::percent),
                amount("Used", "Used", Resource::used),
                amount("Limit", "Limit", Resource::limit),
                amount("Available", "Available", Resource::available),
                column("Trend", "TrendPerSecond", RIGHT, ResourceColumns::trend),
                column("Full in", "ExhaustionSeconds", RIGHT, ResourceColumns::exhaustion),
                column("Scope", "Scope", LEADING, (cell, resource) -> cell.quietly(resource.scope())),
                column("Status", "Status", LEADING, ResourceColumns::status));
    }

    static List<Column<Resource>> withoutPercentage() {
        return List.of(
                column("Resource", "Title", LEADING, (cell, resource) -> cell.quietly(resource.title())),
                column("Status", "Status", LEADING, ResourceColumns::quietStatus),
                column("Used", "Used", RIGHT, (cell, resource) -> cell.quietly(resource.amount(resource.used()))),
                column("Scope", "Scope", LEADING, (cell, resource) -> cell.quietly(resource.scope())),
                column("Reason", "Reason", LEADING, (cell, resource) -> cell.quietly(resource.text("Reason")))
                        .widest());
    }

    /** The row's tooltip: what the table has no room for. */
    static String tip(Resource resource) {
        return resource.title()
                + Tip.line("", resource.text("Reason"))
                + Tip.line("When it is full: ", resource.text("Symptom"))
                + Tip.line("To have more: ", resource.text("Remedy"))
                + Tip.line("Read from: ", resource.text("Source"))
                + Tip.line("Counted in: ", resource.unit())
                + Tip.line("Highest so far: ", resource.amount(resource.peak()));
    }

    private static String marks() {
        return Kind.RESOURCE.describe("UtilizationRatio")
                + "\nThe notch is the warning mark (WarnRatio), the line across is the critical mark (CriticalRatio)";
    }

    private static Column<Resource> column(
            String heading, String attribute, int alignment, BiConsumer<ResourceCell, Resource> drawing) {
        return Column.drawn(
                heading,
                Kind.RESOURCE.describe(attribute),
                Ranking.FULLEST_FIRST.reversed(),
                new ResourceCell(alignment, drawing));
    }

    private static Column<Resource> amount(String heading, String attribute, Function<Resource, Long> number) {
        return column(
                heading, attribute, RIGHT, (cell, resource) -> cell.setText(resource.amount(number.apply(resource))));
    }

    private static void percent(ResourceCell cell, Resource resource) {
        cell.setText(Figures.percent(resource.ratio()));
        cell.embolden();
    }

    private static void trend(ResourceCell cell, Resource resource) {
        String text = Figures.trend(resource.trendPerSecond(), resource.unit());
        if (resource.trendPerSecond() == null || resource.trendPerSecond() == 0) {
            cell.quietly(text);
        } else {
            cell.setText(text);
            cell.setIcon(new TrendArrow(resource.trendPerSecond()));
        }
    }

    private static void exhaustion(ResourceCell cell, Resource resource) {
        if (resource.isFull()) {
            cell.setText("full");
        } else if (resource.exhaustionSeconds() == null) {
            cell.quietly(Figures.ABSENT);
        } else {
            cell.setText(Durations.brief(resource.exhaustionSeconds()));
        }
    }

    private static void status(ResourceCell cell, Resource resource) {
        cell.setIcon(new StatusMark(resource.status(), 10, !cell.isStale()));
        cell.setText(resource.status().name());
        cell.colour(resource.status());
    }

    private static void quietStatus(ResourceCell cell, Resource resource) {
        cell.quietly(resource.status().name().replace('_', ' ').toLowerCase(Locale.ROOT));
    }
}
