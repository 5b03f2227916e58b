package io.tcpheadroom.resource;

import static io.tcpheadroom.Markdown.plain;

import io.tcpheadroom.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the page of resources says of one of them. */
record ResourceSection(ResourceSpec spec, Kernel kernel, List<String> traps, List<String> more) {
    String overview() {
        return "| [`" + spec.id() + "`](#" + spec.id() + ") | " + spec.title() + " | " + spec.scope() + " | "
                + spec.unit() + " | " + thresholds() + " |\n";
    }

    private String thresholds() {
        return percent(spec.warnRatio()) + ", " + percent(spec.criticalRatio());
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.0f %%", ratio * 100);
    }

    String text() {
        List<String> rows = new ArrayList<>();
        rows.add(row("scope, unit", spec.scope() + ", " + spec.unit()));
        rows.add(row("used; limit", plain(spec.source())));
        rows.add(row("read", reading()));
        rows.add(row("when full", plain(spec.symptom())));
        rows.add(row("remedy", plain(spec.remedy())));
        rows.add(row("WARN, CRITICAL from", thresholds()));
        String cost = cost();
        if (!cost.isEmpty()) {
            rows.add(row("one connection uses", cost));
        }
        String body = "### " + spec.id() + "\n\n" + spec.title() + ".\n\n| | |\n|---|---|\n" + String.join("", rows);
        return body + list(traps) + (more.isEmpty() ? "" : "\nMore: " + String.join(", ", more) + ".\n") + "\n";
    }

    private static String row(String what, String text) {
        return "| " + what + " | " + text + " |\n";
    }

    private static String list(List<String> traps) {
        return traps.isEmpty() ? "" : "\n- " + String.join("\n- ", traps) + "\n";
    }

    private String reading() {
        boolean isSlow = spec.slowReading(kernel) != null && !spec.isDetail();
        String when = isSlow
                ? "on demand (`measure()`), and by itself when a symptom shows or the threshold is near"
                : "at each sample";
        return when
                + (spec.isOptional() ? "; present only while the program has one" : "")
                + (spec.levelsOff() ? "; no forecast: its growth ends by itself" : "");
    }

    private String cost() {
        Double incoming = spec.assumedCost(Load.Direction.INCOMING);
        Double outgoing = spec.assumedCost(Load.Direction.OUTGOING);
        if (incoming == null && outgoing == null) {
            return "";
        }
        String whose = incoming == null ? ", if it is outgoing" : outgoing == null ? ", if it is incoming" : "";
        Double cost = incoming == null ? outgoing : incoming;
        return String.format(Locale.ROOT, "%.0f%s, until it has been measured", cost, whose);
    }
}
