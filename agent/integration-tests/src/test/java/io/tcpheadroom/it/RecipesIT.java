package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recipes of {@code docs/recipes.md} as a shell runs them: only the places of the jars and a port are others. The program is the
 * sample.
 */
class RecipesIT {
    private static final Path PAGE = Path.of("../../docs/recipes.md");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    /** A shell that runs a recipe, and what it has started. */
    private record Running(Process shell) implements AutoCloseable {
        static Running of(String recipe, Path folder) throws IOException {
            ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", recipe)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("printed").toFile());
            builder.environment()
                    .merge(
                            "PATH",
                            Jdk.current().home().resolve("bin").toString(),
                            (path, bin) -> bin + File.pathSeparator + path);
            return new Running(builder.start());
        }

        /** What {@code check} says of its JVM, from when the agent is there. */
        String check() {
            return Await.satisfied(
                    () -> ForkedJvm.command("check", "--json", "--pid", Long.toString(jvm()))
                            .printed(),
                    check -> assertThat(check).contains("\n    \"agent\": true\n"));
        }

        /** The shell itself where it has become the program. */
        private long jvm() {
            return shell.descendants().mapToLong(ProcessHandle::pid).findFirst().orElse(shell.pid());
        }

        @Override
        public void close() {
            Stream.concat(shell.descendants(), Stream.of(shell.toHandle()))
                    .toList()
                    .forEach(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
        }
    }

    private static String recipe(String title, int number) throws IOException {
        String recipe = Arrays.stream(Files.readString(PAGE).split("(?m)^## "))
                .filter(text -> text.startsWith(title + "\n"))
                .findFirst()
                .orElseThrow();
        String script = SHELL.matcher(recipe)
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(script).contains("/opt/tcp-headroom-agent.jar", "your-program.jar");
        return script.replace(
                        "/opt/tcp-headroom-agent.jar",
                        ForkedJvm.AGENT.toAbsolutePath().toString())
                .replace("your-program.jar", ForkedJvm.SAMPLE.toAbsolutePath().toString());
    }

    @ParameterizedTest
    @CsvSource({"Plain java, 0", "Plain java, 1", "JAVA_TOOL_OPTIONS, 0"})
    void the_program_runs_with_the_agent(String title, int number, @TempDir Path folder) throws Exception {
        try (Running program = Running.of(recipe(title, number), folder)) {
            assertThat(program.check()).startsWith("{\n  \"schema\": \"tcp-headroom/check/1\",\n");
        }
    }

    @Test
    void over_remote_jmx_a_role_that_may_only_read_reads_the_findings(@TempDir Path folder) throws Exception {
        int port = Monitoring.freePort();
        String script = recipe("Remote JMX", 0).replace("9010", Integer.toString(port));
        try (Running program = Running.of(script, folder)) {
            program.check();

            assertThat(client(folder, port)).isEqualTo("Findings: read\nfindings(): refused\n");
            assertThat(folder.resolve("jmx.password")).content().doesNotContain("change-this-password");
        }
    }

    private static String client(Path folder, int port) throws Exception {
        return Tool.of(Jdk.current(), "java")
                .run(
                        "-Djavax.net.ssl.trustStore=" + folder.resolve("jmx.keys"),
                        "-Djavax.net.ssl.trustStorePassword=change-this-too",
                        "-cp",
                        System.getProperty("programs"),
                        "io.tcpheadroom.programs.RemoteRole",
                        "127.0.0.1:" + port,
                        "reader",
                        "change-this-password");
    }
}
