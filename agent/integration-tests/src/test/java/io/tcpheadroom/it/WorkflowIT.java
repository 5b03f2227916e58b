package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** GitHub's workflow and Dependabot's configuration: that they can be read, and what they may do. */
class WorkflowIT {
    private static final Path GITHUB = Monitoring.DOCS.resolve("../../.github");
    private static final Path BUILD = GITHUB.resolve("workflows/build.yml");

    private static Map<String, Object> read(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // what a YAML file holds has no other type
    private static <T> T at(Object yaml, String... keys) {
        Object found = yaml;
        for (String key : keys) {
            found = ((Map<String, Object>) found).get(key);
        }
        return (T) found;
    }

    /** A tag can be moved to other code. */
    @Test
    void each_action_is_pinned_by_the_hash_of_a_commit_and_names_its_version() throws IOException {
        List<String> uses = Files.readAllLines(BUILD).stream()
                .filter(line -> line.contains("uses:"))
                .toList();

        assertThat(uses)
                .hasSize(5)
                .allMatch(line -> line.matches(" +(- )?uses: [\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void it_may_read_the_repository_and_nothing_else() throws IOException {
        Map<String, Object> build = read(BUILD);

        assertThat(WorkflowIT.<Map<String, Object>>at(build, "permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(WorkflowIT.<Map<String, Map<String, Object>>>at(build, "jobs")
                        .values())
                .hasSize(2)
                .noneMatch(job -> job.containsKey("permissions"));
        assertThat(Files.readString(BUILD)).doesNotContain("secrets.").doesNotContain("pull_request_target");
    }

    @Test
    void it_builds_with_two_jdks_on_two_processors() throws IOException {
        assertThat(WorkflowIT.<Map<String, Object>>at(read(BUILD), "jobs", "verify", "strategy", "matrix"))
                .isEqualTo(Map.of("runner", List.of("ubuntu-24.04", "ubuntu-24.04-arm"), "jdk", List.of(17, 25)));
    }

    @Test
    void dependabot_looks_after_maven_and_the_actions() throws IOException {
        List<Map<String, Object>> updates = at(read(GITHUB.resolve("dependabot.yml")), "updates");

        assertThat(updates)
                .extracting(update -> update.get("package-ecosystem"))
                .containsExactly("maven", "github-actions");
    }
}
