package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.it.ForkedJvm.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that look, at JVMs that run: what they print and how they end, and that they leave no trace there. */
class CommandsIT {
    /** The oldest, and the newest that has long-term support, of those that are named: between them nothing differs here. */
    static Stream<Jdk> targets() {
        List<Jdk> jdks = Jdk.supported().filter(jdk -> jdk.feature() <= 25).toList();
        return Stream.of(jdks.get(0), jdks.get(jdks.size() - 1)).distinct();
    }

    private static Ended command(String words) throws Exception {
        return ForkedJvm.command(words.split(" "));
    }

    private static Ended shell(String script) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), printed.strip());
    }

    private static String jar() {
        return "'" + Jdk.current().java() + "' -jar '" + ForkedJvm.AGENT + "'";
    }

    /** Nobody has attached to it, which is what makes the JVM open its socket for that. */
    private static void isUntouched(ForkedJvm jvm) throws IOException {
        assertThat(Path.of("/tmp/.java_pid" + jvm.pid())).doesNotExist();
        try (Stream<Path> left = Files.list(Path.of("/tmp"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.matches("\\.tcp-headroom-\\d*-" + jvm.pid()));
        }
        assertThat(jvm.err().soFar()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void the_agent_answers_each_command_without_an_attach_and_without_a_socket(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 50");
            jvm.tell("connect socket 5");
            jvm.tell("refused socket 1");

            Await.satisfied(() -> command("check --pid " + jvm.pid()), check -> {
                assertThat(check.printed())
                        .startsWith("JVM " + jvm.pid() + " (Scripted): ")
                        .containsPattern("(?m)^File descriptors +\\d+ ")
                        .containsPattern("(?m)^shop +11 +5 +5 +1 +0 +1 ");
                assertThat(check.status()).isLessThan(3);
            });
            Ended sockets = command("sockets " + jvm.pid());
            assertThat(sockets.printed())
                    .containsPattern("(?m)^ +5  shop +ACCEPTED +ESTABLISHED +127\\.0\\.0\\.1 ")
                    .containsPattern("(?m)^ +5  shop +CLIENT +ESTABLISHED +127\\.0\\.0\\.1:\\d+ ");
            assertThat(sockets.printed().lines().filter(line -> line.contains(" LISTEN ")))
                    .hasSize(1);
            assertThat(sockets.status()).isZero();
            assertThat(command("sockets --suspects " + jvm.pid()))
                    .isEqualTo(new Ended(0, "JVM " + jvm.pid() + " (Scripted): no socket looks leaked"));
            Ended failures = command("failures " + jvm.pid());
            assertThat(failures.printed()).containsPattern("(?m)^ +1  shop +CONNECT +REFUSED ");
            assertThat(failures.status()).isEqualTo(1);
            assertThat(command("check --json --pid " + jvm.pid()).printed())
                    .startsWith("{\n  \"schema\": \"tcp-headroom/check/1\",\n")
                    .contains("\n    \"pid\": " + jvm.pid() + ",\n", "\n    \"agent\": true\n");
            isUntouched(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void without_the_agent_the_kernel_is_asked_and_the_program_is_left_alone(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("listen socket 50");
            jvm.tell("connect socket 5");

            Ended check = command("check --pid " + jvm.pid());

            assertThat(check.printed())
                    .startsWith("JVM " + jvm.pid() + " (Scripted), without the agent: ")
                    .containsPattern("(?m)^ESTABLISHED +10$")
                    .containsPattern("(?m)^LISTEN +1$")
                    .endsWith("note: without the agent: no apps, no call sites");
            assertThat(check.status()).isLessThan(3);
            for (String name : List.of("sockets", "failures", "top")) {
                assertThat(command(name + " " + jvm.pid()))
                        .isEqualTo(new Ended(
                                3,
                                "process " + jvm.pid() + " runs without the agent; attach it with --attach, or see what"
                                        + " the kernel says of it with: check --pid " + jvm.pid()));
            }
            isUntouched(jvm);

            assertThat(command("sockets --attach " + jvm.pid()).status()).isZero();
            Await.satisfied(
                    () -> command("sockets " + jvm.pid()).printed(),
                    sockets -> assertThat(sockets)
                            .startsWith("JVM " + jvm.pid() + " (Scripted): ")
                            .contains("ESTABLISHED"));
        }
    }

    @Test
    void of_a_program_that_is_stopped_the_kernel_is_asked_too() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            Await.satisfied(
                    () -> command("failures " + jvm.pid()),
                    failures -> assertThat(failures.status()).isZero());
            String stopped = "process " + jvm.pid() + " is stopped; continue it with: kill -CONT " + jvm.pid();
            shell("kill -STOP " + jvm.pid());

            assertThat(command("failures " + jvm.pid())).isEqualTo(new Ended(3, stopped));
            assertThat(command("check --pid " + jvm.pid()).printed())
                    .endsWith("\nnote: the agent cannot answer: " + stopped);

            shell("kill -CONT " + jvm.pid());
            assertThat(command("failures " + jvm.pid()).status()).isZero();
        }
    }

    @Test
    void what_cannot_be_looked_at_is_refused_in_one_line() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            assertThat(command("check --pid " + sleep.pid()))
                    .isEqualTo(
                            new Ended(3, "process " + sleep.pid() + " (sleep) is not a JVM; list the JVMs with jps"));
        } finally {
            sleep.destroyForcibly().waitFor();
        }
        String gone = "no process " + sleep.pid() + " is visible here; list the JVMs with jps";
        assertThat(command("check --pid " + sleep.pid())).isEqualTo(new Ended(3, gone));
        assertThat(command("sockets " + sleep.pid())).isEqualTo(new Ended(3, gone));
        assertThat(command("top shop"))
                .isEqualTo(new Ended(
                        3,
                        "Invalid value for positional parameter at index 0 (PID): 'shop' is not a process id."
                                + " Try --help."));
        assertThat(command("chekc")).isEqualTo(new Ended(3, "Unknown command 'chekc'. Try --help."));
        assertThat(command("check 7")).isEqualTo(new Ended(3, "Unexpected argument '7'. Try --help."));
        assertThat(command("check --all --pid 7"))
                .isEqualTo(new Ended(3, "Use only one of --pid and --all. Try --help."));
    }

    @Test
    void this_host_and_all_its_jvms_are_shown_again_and_again_until_nobody_reads() throws Exception {
        assertThat(shell(jar() + " check --watch 0.1 | head -1").printed()).startsWith("This host: ");
        assertThat(shell(jar() + " check --watch 0.1 --json | head -2")
                        .printed()
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"schema\":\"tcp-headroom/check/1\"") && line.endsWith("}"));
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            Await.satisfied(
                    () -> command("check --all").printed(),
                    all -> assertThat(all).containsPattern("(?m)^ *" + jvm.pid() + "  Scripted +\\w+ +yes "));
            assertThat(shell(jar() + " top -d 0.1 " + jvm.pid() + " | grep -m 3 ^JVM")
                            .printed()
                            .lines())
                    .hasSize(3)
                    .allMatch(line -> line.startsWith("JVM " + jvm.pid() + " (Scripted): "));
        }
    }

    @Test
    void a_shell_completes_the_commands() throws Exception {
        assertThat(shell("source <(" + jar() + " completion) && complete -p tcp-headroom"))
                .isEqualTo(new Ended(0, "complete -o default -F _complete_tcp-headroom tcp-headroom"));
        assertThat(command("completion --name a;b"))
                .isEqualTo(new Ended(3, "'a;b' is not a name of an alias. Try --help."));
    }
}
