package io.tcpheadroom.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which of the captured kernels have a setting or a counter, by what {@code CapturedHostsTest} expects of them. */
public final class TestedKernels {
    /** Of the initial network namespace, the oldest first. */
    public static final List<String> RELEASES = List.of("5.10", "6.1", "6.12", "6.18", "7.2");

    private static final Pattern LACKING = Pattern.compile("not applicable: (.*)|unknown: .* has no .*");

    /** Not of the kernel but of what was captured with it. */
    private static final Pattern NOT_CAPTURED = Pattern.compile("unknown: /sys/.*");

    private final String file;

    /** @param file {@code settings.txt} or {@code counters.txt} */
    public TestedKernels(String file) {
        this.file = file;
    }

    /** {@code all}, {@code 6.18, 7.2}, or {@code none}, and why the others lack it where that is known. */
    public String having(String attribute) {
        Map<String, String> values = values(attribute);
        List<String> having = values.entrySet().stream()
                .filter(value -> !LACKING.matcher(value.getValue()).matches())
                .map(Map.Entry::getKey)
                .toList();
        String releases = having.size() == values.size() ? "all" : String.join(", ", having);
        String why = values.values().stream()
                .map(LACKING::matcher)
                .filter(Matcher::matches)
                .map(lacking -> lacking.group(1))
                .filter(reason -> reason != null)
                .distinct()
                .collect(Collectors.joining("; "));
        return (releases.isEmpty() ? "none" : releases) + (why.isEmpty() ? "" : ": " + why);
    }

    private Map<String, String> values(String attribute) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String release : RELEASES) {
            String value = Hosts.text("linux-" + release, file)
                    .lines()
                    .filter(line -> line.equals(attribute) || line.startsWith(attribute + " "))
                    .map(line -> line.substring(attribute.length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(attribute + " is not in " + file + " of linux-" + release));
            if (!NOT_CAPTURED.matcher(value).matches()) {
                values.put(release, value);
            }
        }
        return values;
    }
}
