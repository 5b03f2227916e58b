package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md says that the agent opens is what it opens. */
class SecurityPageIT {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (`[^|]+) \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([\\w.]+)`");
    private static final String NEEDS_A_BEAN = "opened only where there is such a bean";

    @Test
    void the_packages_that_are_open_to_the_agent_are_those_of_the_page() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1")
                .run(
                        "--add-exports",
                        "java.base/sun.nio.ch=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("programs"),
                        "io.tcpheadroom.programs.OpenPackages")) {
            jvm.tell("which"); // it runs: a JVM that only begins to start cannot be attached to
            jvm.awaitAgent();

            assertThat(jvm.tell("which").split(" ")).containsExactlyInAnyOrderElementsOf(listed());
        }
    }

    private static List<String> listed() throws IOException {
        return ROW.matcher(Files.readString(Monitoring.DOCS.resolve("../../.github/SECURITY.md")))
                .results()
                .filter(row -> !row.group(3).contains(NEEDS_A_BEAN))
                .flatMap(SecurityPageIT::packages)
                .toList();
    }

    private static Stream<String> packages(MatchResult row) {
        return CODE.matcher(row.group(2)).results().map(each -> row.group(1) + "/" + each.group(1));
    }
}
