package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one scrape answered, in the text format of Prometheus: a value for each series, a type for each family. */
final class Scrape {
    private static final String OURS = "tcp_headroom_";
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\{.*\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final String text;
    private final Map<String, Double> values = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();

    Scrape(String text) {
        this.text = text;
        text.lines().forEach(this::read);
    }

    static Scrape of(int port) throws IOException, InterruptedException {
        return new Scrape(Http.get(port, "/metrics"));
    }

    private void read(String line) {
        Matcher series = SERIES.matcher(line);
        if (line.startsWith("# TYPE ")) {
            String[] words = line.split(" ");
            types.put(words[2], words[3]);
        } else if (!line.startsWith("#") && series.matches()) {
            values.put(key(series.group(1), labels(series.group(2))), number(series.group(3)));
        }
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static Map<String, String> labels(String braces) {
        Map<String, String> labels = new TreeMap<>();
        if (braces != null) {
            LABEL.matcher(braces).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    /** How exporters spell a name differs; its letters and the values of its labels do not. */
    static String key(String name, Map<String, String> labels) {
        return name.replace("_", "").replace(".", "").toLowerCase(Locale.ROOT) + new TreeSet<>(labels.values());
    }

    /** The value of a series; null when it is not there. */
    Double value(String name, String... labelValues) {
        return values.get(name.replace("_", "") + new TreeSet<>(Set.of(labelValues)));
    }

    /** By {@link #key}, of those families that begin so. */
    Map<String, Double> valuesOf(String prefix) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** Our families, by their names. */
    Set<String> families() {
        return types.keySet().stream()
                .filter(family -> family.startsWith(OURS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our series without their values: {@code tcp_headroom_app_sockets{app,kind} gauge}. */
    Set<String> forms() {
        Set<String> forms = new TreeSet<>();
        text.lines().map(SERIES::matcher).filter(Matcher::matches).forEach(series -> {
            String name = series.group(1);
            Set<String> names = new TreeSet<>(labels(series.group(2)).keySet());
            forms.add(name + (names.isEmpty() ? "" : "{" + String.join(",", names) + "}") + " " + types.get(name));
        });
        forms.removeIf(form -> !form.startsWith(OURS));
        return forms;
    }

    /** Each of our families is a counter or a gauge, as its name says. */
    void assertTypes() {
        assertThat(families())
                .contains("tcp_headroom_agent_samples_total", "tcp_headroom_resource_used")
                .allSatisfy(family ->
                        assertThat(types).containsEntry(family, family.endsWith("_total") ? "counter" : "gauge"));
    }

    String text() {
        return text;
    }
}
