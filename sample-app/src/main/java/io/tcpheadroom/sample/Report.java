package io.tcpheadroom.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The block of text of one second: the nearest limits, what is not among them, and the open sockets of each app. */
final class Report {
    /** With the apps below them, as many as stand on a terminal of 24 lines. */
    static final int MOST_ROWS = 12;

    private static final int BAR_WIDTH = 12;

    private final Signs signs;

    Report(Signs signs) {
        this.signs = signs;
    }

    List<String> lines(long second, Limits limits, OpenSockets sockets) {
        List<String> lines = new ArrayList<>();
        lines.add("Nearest limits after " + Numbers.count(second) + " s");
        lines.addAll(table(limits.nearest().stream().limit(MOST_ROWS).toList()));
        lines.addAll(rest(limits));
        lines.add("");
        lines.addAll(table(sockets));
        return lines;
    }

    private List<String> table(List<Reading> readings) {
        Table table = new Table(2, "resource", "", "used", "limit", "available", "%", "trend", "");
        for (Reading reading : readings) {
            table.row(
                    reading.name(),
                    signs.bar(reading.utilization(), BAR_WIDTH),
                    reading.amount(reading.used()),
                    reading.amount(reading.limit()),
                    reading.amount(reading.available()),
                    Numbers.percent(reading.utilization()),
                    trend(reading.resource()),
                    alarm(reading.resource()));
        }
        return table.lines();
    }

    private String trend(Resource resource) {
        Double perSecond = resource.trendPerSecond();
        return perSecond == null ? "" : Numbers.trend(perSecond, resource.unit(), signs.minus);
    }

    private static String alarm(Resource resource) {
        return resource.status().equals("WARN") || resource.status().equals("CRITICAL") ? resource.status() : "";
    }

    private static List<String> rest(Limits limits) {
        List<String> lines = new ArrayList<>();
        List<Reading> nearest = limits.nearest();
        if (nearest.size() > MOST_ROWS) {
            String highest = Numbers.percent(nearest.get(MOST_ROWS).utilization());
            lines.add(Numbers.count(nearest.size() - MOST_ROWS) + " more, the highest at " + highest + "%");
        }
        if (!limits.withoutNumber().isEmpty()) {
            lines.add(Numbers.count(limits.withoutNumber().size()) + " without a percentage: "
                    + byStatus(limits.withoutNumber()));
        }
        return lines;
    }

    private static String byStatus(List<Resource> resources) {
        Map<String, Long> counts = resources.stream()
                .collect(Collectors.groupingBy(Report::statusWords, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String statusWords(Resource resource) {
        return resource.status().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> table(OpenSockets sockets) {
        Table table = new Table(1, "open sockets", "open", "clients", "accepted", "listeners");
        for (AppSockets app : sockets.apps()) {
            table.row(
                    app.name(),
                    Numbers.count(app.open()),
                    Numbers.count(app.clients()),
                    Numbers.count(app.accepted()),
                    Numbers.count(app.listeners()));
        }
        return table.lines();
    }
}
