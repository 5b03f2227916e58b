package io.tcpheadroom.jmx;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the agent knows at one tick as a text for people: a section for each kind of row, those without a row left out. */
final class Report {
    private final StringBuilder text = new StringBuilder();

    private Report() {}

    /**
     * @param readers how the reading of each kernel file went
     * @param hooks what became of each hook
     * @param notShown what is there and cannot be read, and what would change that
     * @param suggestedRules rules that would tell apps apart
     */
    static String of(
            String version,
            Sample sample,
            List<FindingData> findings,
            Map<String, String> readers,
            Map<String, String> hooks,
            List<String> notShown,
            List<String> suggestedRules) {
        Report report = new Report();
        report.text.append("TCP Headroom ").append(version).append('\n');
        report.section("Findings", findings);
        report.section("Resources", sample.resources());
        report.section("Apps", sample.apps());
        report.section("Listeners", sample.listeners());
        report.section("Destinations", sample.destinations());
        report.section("Settings", sample.settings());
        report.section("Pressure", sample.counters());
        report.section("Kernel files", readers);
        report.section("Hooks", hooks);
        report.section("Not shown", notShown);
        report.section("Rules that tell apart what counts for the program", suggestedRules);
        return report.text.toString();
    }

    private void section(String title, Map<String, ?> rows) {
        section(
                title,
                rows.entrySet().stream()
                        .map(row -> row.getKey() + ": " + row.getValue())
                        .collect(Collectors.toList()));
    }

    private void section(String title, Collection<?> rows) {
        if (!rows.isEmpty()) {
            text.append('\n').append(title).append('\n');
            rows.forEach(row -> text.append("  ").append(row).append('\n'));
        }
    }
}
