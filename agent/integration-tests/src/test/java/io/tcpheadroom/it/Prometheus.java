package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A Prometheus of our own, on the loopback address, with its data in a folder that goes with it. */
final class Prometheus implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Scrapes each job at its port every second, and evaluates our rules. */
    static Prometheus scraping(Map<String, Integer> portByJob, Path folder) throws IOException {
        Tool prometheus = Tool.prometheus();
        StringBuilder configuration = new StringBuilder("global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
                + "rule_files: [" + Monitoring.DOCS + "/alerts.yml, " + Monitoring.DOCS + "/recording-rules.yml]\n"
                + "scrape_configs:\n");
        portByJob.forEach((job, port) -> configuration.append(
                "  - {job_name: " + job + ", static_configs: [{targets: ['127.0.0.1:" + port + "']}]}\n"));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Prometheus started = started(prometheus, file, folder);
            if (started.comesUp()) {
                return started;
            }
            started.close();
        }
        throw new AssertionError(Files.readString(folder.resolve("prometheus.log")));
    }

    private static Prometheus started(Tool prometheus, Path configuration, Path folder) throws IOException {
        int port = Monitoring.freePort();
        Process process = new ProcessBuilder(
                        prometheus.path().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    /** False where it ends instead: others may have taken the port that was free before. */
    private boolean comesUp() {
        Await.satisfied(
                () -> !process.isAlive() || isReady(),
                isDecided -> assertThat(isDecided).isTrue());
        return process.isAlive();
    }

    private boolean isReady() {
        try {
            Http.get(port, "/-/ready");
            return true;
        } catch (IOException | AssertionError e) {
            return false; // nobody listens, or it is not ready yet
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The result of an instant query, empty while there is none. A query that is malformed is an error. */
    List<Map<String, Object>> query(String query) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return result(new Yaml().load(Http.get(port, "/api/v1/query?query=" + encoded)));
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
