package io.tcpheadroom.it;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A Prometheus of our own, on the loopback address, with its data in a folder that goes with it. */
final class Prometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    private Prometheus(Process process, int port) {
        this.process = process;
        this.address = "http://127.0.0.1:" + port;
    }

    /** Scrapes each job at its port every second, and evaluates our rules. */
    static Prometheus scraping(Map<String, Integer> portByJob, Path folder) throws IOException {
        Tool prometheus = Tool.named("prometheus");
        StringBuilder configuration = new StringBuilder("global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
                + "rule_files: [" + Monitoring.DOCS + "/alerts.yml, " + Monitoring.DOCS + "/recording-rules.yml]\n"
                + "scrape_configs:\n");
        portByJob.forEach((job, port) -> configuration.append(
                "  - {job_name: " + job + ", static_configs: [{targets: ['127.0.0.1:" + port + "']}]}\n"));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        int port = Monitoring.freePort();
        Process process = new ProcessBuilder(
                        prometheus.path().toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    /** The result of an instant query, empty while there is none. A query that is malformed is an error. */
    List<Map<String, Object>> query(String query) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/query?query=" + encoded))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(query + ": " + answer.body());
        }
        return result(new Yaml().load(answer.body()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> result(Map<String, Object> answer) {
        return (List<Map<String, Object>>) ((Map<String, Object>) answer.get("data")).get("result");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
