package io.tcpheadroom.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is new about the agent's findings: those that have come, changed their severity, or gone. */
final class Findings {
    private Map<String, Finding> last = Map.of();
    private boolean isFirst = true;

    /** The lines to print; none while nothing changes. */
    List<String> news(long second, List<Finding> now) {
        Map<String, Finding> found = now.stream()
                .collect(Collectors.toMap(Finding::key, each -> each, (worst, other) -> worst, LinkedHashMap::new));
        List<String> news = new ArrayList<>();
        found.forEach((key, finding) -> {
            Finding before = last.get(key);
            if (before == null || !before.severity().equals(finding.severity())) {
                news.addAll(finding.lines());
            }
        });
        last.forEach((key, gone) -> {
            if (!found.containsKey(key)) {
                news.add("Over: " + gone.subject() + " (" + gone.rule() + ")");
            }
        });
        if (found.isEmpty() && (isFirst || !last.isEmpty())) {
            news.add(isFirst ? "No findings yet." : "No findings.");
        }
        if (!news.isEmpty()) {
            news.add(0, "\nAfter " + Numbers.count(second) + " s");
        }
        last = found;
        isFirst = false;
        return news;
    }
}
