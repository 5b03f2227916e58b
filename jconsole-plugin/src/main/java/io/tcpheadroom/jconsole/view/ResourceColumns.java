package io.tcpheadroom.jconsole.view;

import static javax.swing.SwingConstants.LEADING;
import static javax.swing.SwingConstants.RIGHT;

import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Ranking;
import io.tcpheadroom.jconsole.model.Resource;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the two tables of resources: those with a percentage, and, quieter, those without. */
final class ResourceColumns {
    private ResourceColumns() {}

    static List<Column<Resource>> withUtilization() {
        return List.of(
                column("Resource", "Title", LEADING, (cell, resource) -> cell.setText(resource.title()))
                        .shrinkable(),
                Column.rendered(
                                "Utilization",
                                thresholds(),
                                Ranking.BY_UTILIZATION.reversed(),
                                new BarCell<Resource>(110, 12, UtilizationBar::new))
                        .fillWidth(),
                column("%", "UtilizationRatio", RIGHT, ResourceColumns::percent),
                amount("Used", "Used", Resource::used),
                amount("Limit", "Limit", Resource::limit),
                amount("Available", "Available", Resource::available),
                column("Trend", "TrendPerSecond", RIGHT, ResourceColumns::trend),
                column("Full in", "ExhaustionSeconds", RIGHT, ResourceColumns::exhaustion),
                column("Scope", "Scope", LEADING, (cell, resource) -> cell.setMutedText(resource.scope())),
                column("Status", "Status", LEADING, ResourceColumns::status));
    }

    static List<Column<Resource>> withoutUtilization() {
        return List.of(
                column("Resource", "Title", LEADING, (cell, resource) -> cell.setMutedText(resource.title())),
                column("Status", "Status", LEADING, ResourceColumns::mutedStatus),
                column("Used", "Used", RIGHT, (cell, resource) -> cell.setMutedText(resource.amount(resource.used()))),
                column("Scope", "Scope", LEADING, (cell, resource) -> cell.setMutedText(resource.scope())),
                column("Reason", "Reason", LEADING, (cell, resource) -> cell.setMutedText(resource.text("Reason")))
                        .fillWidth());
    }

    /** The row's tooltip: what the table has no room for. */
    static String tooltip(Resource resource) {
        return resource.title()
                + Tooltip.line("", resource.text("Reason"))
                + Tooltip.line("When full: ", resource.text("Symptom"))
                + Tooltip.line("How to raise the limit: ", resource.text("Remedy"))
                + Tooltip.line("Source: ", resource.text("Source"))
                + Tooltip.line("Unit: ", resource.unit())
                + Tooltip.line("Peak: ", resource.amount(resource.peak()));
    }

    private static String thresholds() {
        return BeanType.RESOURCE.describe("UtilizationRatio")
                + "\nThe notch is the warning threshold (WarnRatio), the line across is the critical threshold (CriticalRatio)";
    }

    private static Column<Resource> column(
            String heading, String attribute, int alignment, BiConsumer<DrawnCell<Resource>, Resource> drawing) {
        return Column.rendered(
                heading,
                BeanType.RESOURCE.describe(attribute),
                Ranking.BY_UTILIZATION.reversed(),
                new DrawnCell<>(alignment, drawing));
    }

    private static Column<Resource> amount(
            String heading, String attribute, Function<Resource, @Nullable Long> number) {
        return column(
                heading, attribute, RIGHT, (cell, resource) -> cell.setText(resource.amount(number.apply(resource))));
    }

    private static void percent(DrawnCell<Resource> cell, Resource resource) {
        cell.setText(Numbers.percent(resource.utilization()));
        cell.setBold();
    }

    private static void trend(DrawnCell<Resource> cell, Resource resource) {
        String text = Numbers.trend(resource.trendPerSecond(), resource.unit());
        if (resource.trendPerSecond() == null || resource.trendPerSecond() == 0) {
            cell.setMutedText(text);
        } else {
            cell.setText(text);
            cell.setIcon(new TrendIcon(resource.trendPerSecond()));
        }
    }

    private static void exhaustion(DrawnCell<Resource> cell, Resource resource) {
        if (resource.isFull()) {
            cell.setText("full");
        } else if (resource.exhaustionSeconds() == null) {
            cell.setMutedText(Numbers.ABSENT);
        } else {
            cell.setText(Durations.brief(resource.exhaustionSeconds()));
        }
    }

    private static void status(DrawnCell<Resource> cell, Resource resource) {
        cell.setStatus(resource.status(), resource.status().name());
    }

    private static void mutedStatus(DrawnCell<Resource> cell, Resource resource) {
        cell.setMutedText(resource.status().name().replace('_', ' ').toLowerCase(Locale.ROOT));
    }
}
