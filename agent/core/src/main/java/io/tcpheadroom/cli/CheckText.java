package io.tcpheadroom.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code check} as text: what is wrong first, then each resource, the fullest first, then what the agent knows. */
final class CheckText {
    /** How the reason begins of what is slow to read: nothing is wrong there. */
    private static final String NOT_MEASURED = "not measured yet";

    private final Answer answer;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private CheckText(Answer answer, Paint paint) {
        this.answer = answer;
        this.paint = paint;
    }

    static List<String> lines(Answer answer, Paint paint) {
        CheckText text = new CheckText(answer, paint);
        text.head();
        text.findings();
        text.resources();
        text.descriptors();
        text.sockets();
        text.listeners();
        text.apps();
        text.destinations();
        answer.texts("notes").forEach(note -> text.lines.add("note: " + note));
        return text.lines;
    }

    private void head() {
        lines.add(TargetText.of(answer.part("target")) + ": " + paint.status(answer.text("status")));
        Answer headroom = answer.part("headroom");
        if (headroom.has("connections")) {
            String rate = headroom.has("connectionsPerSecond")
                    ? ", at most " + Amount.of(headroom.number("connectionsPerSecond")) + " new connections a second"
                    : "";
            String direction =
                    headroom.has("direction") ? headroom.text("direction").toLowerCase(Locale.ROOT) + " " : "";
            lines.add("room for " + Amount.of(headroom.number("connections")) + " more " + direction
                    + "connections, then "
                    + headroom.text("resource") + " is full" + rate + notCounted(headroom));
        }
    }

    /** What is all but full, and no part of that number. */
    private String notCounted(Answer headroom) {
        List<String> unknown = List.of(headroom.text("unknown").split(", "));
        String critical = answer.list("resources").stream()
                .filter(resource -> resource.text("status").equals("CRITICAL"))
                .map(resource -> resource.text("id"))
                .filter(unknown::contains)
                .collect(Collectors.joining(", "));
        return critical.isEmpty() ? "" : "; not counted: " + critical + " (CRITICAL)";
    }

    private void findings() {
        for (Answer finding : answer.list("findings")) {
            lines.add("");
            lines.add(paint.status(finding.text("severity")) + " " + finding.text("subject") + ": "
                    + finding.text("problem"));
            lines.add("  evidence: " + finding.text("evidence"));
            lines.add("  remedy:   " + finding.text("remedy"));
        }
    }

    private void resources() {
        Table table = new Table("RESOURCE", ">USED", ">LIMIT", ">USE", "STATUS", "SCOPE");
        List<Answer> known = new ArrayList<>(answer.list("resources"));
        known.removeIf(resource -> !resource.has("used") || !resource.has("limit"));
        known.sort(Comparator.comparingDouble(CheckText::utilization).reversed());
        known.forEach(resource -> table.row(
                resource.text("title"),
                Amount.of(resource.number("used"), resource.text("unit")),
                Amount.of(resource.number("limit"), resource.text("unit")),
                Amount.percent(resource.number("utilizationRatio")),
                resource.text("status"),
                resource.text("scope")));
        show(table);
        String unknown = answer.list("resources").stream()
                .filter(resource -> resource.text("status").equals("UNKNOWN"))
                .filter(resource -> !resource.text("reason").startsWith(NOT_MEASURED))
                .map(resource -> "  " + resource.text("title") + ": " + resource.text("reason"))
                .collect(Collectors.joining("\n"));
        if (!unknown.isEmpty()) {
            lines.add("");
            lines.add("unknown:");
            lines.addAll(unknown.lines().collect(Collectors.toList()));
        }
    }

    private static double utilization(Answer resource) {
        Number ratio = resource.number("utilizationRatio");
        return ratio == null ? 0 : ratio.doubleValue();
    }

    private void descriptors() {
        if (answer.has("threads")) {
            lines.add("");
            lines.add("threads: " + Amount.of(answer.number("threads")));
        }
        Table table = new Table("DESCRIPTORS", ">OPEN");
        rows(table, answer.part("descriptors"));
        show(table);
    }

    private void sockets() {
        Answer sockets = answer.part("sockets");
        Table table = new Table("SOCKETS", ">OPEN");
        rows(table, sockets.part("byState"));
        Number others = sockets.number("others");
        if (others != null && others.longValue() > 0) {
            table.row("not TCP, or not bound", Amount.of(others));
        }
        show(table);
    }

    private static void rows(Table table, Answer counts) {
        for (Map.Entry<String, ?> count : counts.members().entrySet()) {
            Number number = counts.number(count.getKey());
            if (number != null && number.longValue() > 0) {
                table.row(count.getKey(), Amount.of(number));
            }
        }
    }

    private void listeners() {
        Table table = new Table("LISTENER", ">QUEUED", ">BACKLOG", ">USE", "APP");
        answer.list("listeners")
                .forEach(listener -> table.row(
                        TargetText.endpoint(listener.text("address"), listener.text("port")),
                        Amount.of(listener.number("used")),
                        listener.has("limitAtMost")
                                ? "<= " + Amount.of(listener.number("limitAtMost"))
                                : Amount.of(listener.number("limit")),
                        Amount.percent(listener.number("utilizationRatio")),
                        listener.text("app")));
        show(table);
    }

    private void apps() {
        Table table = new Table(
                "APP",
                ">OPEN",
                ">CLIENTS",
                ">ACCEPTED",
                ">LISTENERS",
                ">CLOSE_WAIT",
                ">FAILED",
                ">RECLAIMED",
                ">LEAKED");
        answer.list("apps")
                .forEach(app -> table.row(
                        app.text("name"),
                        Amount.of(app.number("open")),
                        Amount.of(app.number("clients")),
                        Amount.of(app.number("accepted")),
                        Amount.of(app.number("listeners")),
                        Amount.of(app.number("closeWait")),
                        Amount.of(app.number("connectFailedTotal")),
                        Amount.of(app.number("reclaimedTotal")),
                        Amount.of(app.number("leakedTotal"))));
        show(table);
    }

    private void destinations() {
        Table table = new Table("DESTINATION", ">PORTS", ">LIMIT", ">USE", ">FAILED", "APP");
        answer.list("destinations")
                .forEach(destination -> table.row(
                        TargetText.endpoint(destination.text("address"), destination.text("port")),
                        Amount.of(destination.number("used")),
                        Amount.of(destination.number("limit")),
                        Amount.percent(destination.number("utilizationRatio")),
                        Amount.of(destination.number("connectFailedTotal")),
                        destination.text("app")));
        show(table);
    }

    private void show(Table table) {
        if (!table.isEmpty()) {
            lines.add("");
            lines.addAll(table.lines(paint));
        }
    }
}
