package io.tcpheadroom.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\{.*\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String text;
    private final Map<String, Double> values = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();

    Scrape(String text) {
        this.text = text;
        text.lines().forEach(this::read);
    }

    static Scrape of(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new Scrape(answer.body());
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

    /** By family name. */
    Map<String, String> types() {
        return types;
    }

    String text() {
        return text;
    }
}
