package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.it.ForkedJvm.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an attach that fails is what is so, and the process that it was meant for does not notice. */
class AttachFailuresIT {
    private static Ended attach(long pid, String options) throws Exception {
        return ForkedJvm.command("attach", Long.toString(pid), options);
    }

    private static void isRefused(Ended attach, String why) {
        assertThat(attach.printed()).isEqualTo("cannot attach: " + why);
        assertThat(attach.status()).isEqualTo(3);
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** An attach begins with a signal that ends most programs. */
    @Test
    void a_process_that_is_no_jvm_is_left_alone() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            isRefused(
                    attach(sleep.pid(), ""),
                    "process " + sleep.pid() + " (sleep) is not a JVM; list the JVMs with jps");
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroyForcibly().waitFor();
        }
        isRefused(attach(sleep.pid(), ""), "no process " + sleep.pid() + " is visible here; list the JVMs with jps");
    }

    @Test
    void a_jvm_that_is_stopped_prints_nothing_when_it_goes_on() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).scripted()) {
            run("kill", "-STOP", Long.toString(jvm.pid()));
            isRefused(
                    attach(jvm.pid(), ""),
                    "process " + jvm.pid() + " is stopped; continue it with: kill -CONT " + jvm.pid());

            run("kill", "-CONT", Long.toString(jvm.pid()));
            assertThat(jvm.ask("open channel 1")).isEqualTo("ok");
        }
    }

    @Test
    void a_jvm_that_takes_no_attach_says_by_which_option() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .jvmOption("-XX:+DisableAttachMechanism")
                .scripted()) {
            isRefused(
                    attach(jvm.pid(), ""),
                    "process " + jvm.pid()
                            + " was started with -XX:+DisableAttachMechanism; restart it with -javaagent, or"
                            + " without that option");
            assertThat(jvm.ask("open channel 1")).isEqualTo("ok");
        }
    }

    @OnEachJdk
    void with_too_few_descriptors_left_nothing_is_begun_and_the_command_that_is_advised_helps(Jdk jdk)
            throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .after("ulimit -S -n 100") // what is raised here is the soft limit alone: not every root may raise the
                // other
                .jvmOption("-XX:-MaxFDLimit")
                .scripted()) {
            long free = 100 - jvm.descriptors();
            jvm.tell("open channel " + (free - 10));

            Ended refused = attach(jvm.pid(), "");
            assertThat(refused.printed())
                    .startsWith("cannot attach: process " + jvm.pid() + " has ")
                    .contains(
                            " of its 100 descriptors in use, and this command needs 32 free; raise its limit: prlimit ");
            assertThat(refused.status()).isEqualTo(3);
            assertThat(jvm.err().soFar()).isEmpty();

            run(refused.printed().split("its limit: ")[1].split(" "));
            assertThat(attach(jvm.pid(), "sample.seconds=0.1"))
                    .isEqualTo(
                            new Ended(0, "JVM " + jvm.pid() + ": TCP Headroom running, version " + ForkedJvm.VERSION));
            assertThat(jvm.beans().read(Names.resource("process-fds"))).containsEntry("Limit", 200L);
        }
    }

    /** Whoever attaches by other means than our command. */
    @Test
    void with_too_few_descriptors_left_the_agent_itself_does_not_start() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).after("ulimit -n 100").scripted()) {
            jvm.tell("open channel " + (100 - jvm.descriptors() - 20));

            jvm.load(ForkedJvm.AGENT, "");
            assertThat(jvm.err().next())
                    .matches("tcp-headroom: this JVM has \\d+ of its 100 descriptors in use, and a start needs 32 free;"
                            + " agent disabled, program continues");
            jvm.tell("close");
            jvm.load(ForkedJvm.AGENT, "sample.seconds=0.1");
            assertThat(jvm.connected().agent().getSampleSeconds()).isEqualTo(0.1);
        }
    }

    @Test
    void a_wrong_option_is_told_to_whoever_typed_it() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).scripted()) {
            assertThat(attach(jvm.pid(), "sample.second=5"))
                    .isEqualTo(new Ended(
                            1,
                            "JVM " + jvm.pid() + ": TCP Headroom running, version " + ForkedJvm.VERSION + ";"
                                    + " unknown option 'sample.second', did you mean 'sample.seconds'? Ignored"));
        }
    }

    /** As in Open Liberty, whose builder of MBean servers is not to be found from outside. */
    @OnEachJdk
    void where_only_the_program_can_create_the_mbean_server_it_starts_and_waits_for_that(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-Djavax.management.builder.initial=com.acme.Builder")
                .scripted()) {
            assertThat(attach(jvm.pid(), "sample.seconds=0.1"))
                    .isEqualTo(
                            new Ended(0, "JVM " + jvm.pid() + ": TCP Headroom running, version " + ForkedJvm.VERSION));
            assertThat(jvm.err().next())
                    .startsWith("tcp-headroom: the MBean server cannot be created from outside the program: ")
                    .endsWith("; the MBeans appear once the program creates it");

            jvm.tell("forget javax.management.builder.initial");
            jvm.ask("read process-fds Used"); // creates the server
            jvm.beans().awaitAll();
            jvm.tell("as shop");
            jvm.tell("open channel 3");
            Await.until(() -> jvm.beans().app("shop").getOpen(), 3L);
        }
    }

    @Test
    void a_runtime_without_a_module_that_is_needed_is_named_as_such(@TempDir Path folder) throws Exception {
        Path java = linked(folder.resolve("no-instrument"), "java.base");
        Process process = program(java);
        try {
            isRefused(
                    attach(process.pid(), ""),
                    "the Java runtime of process " + process.pid()
                            + " has no module java.instrument; add it when it is linked");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(run(java.toString(), "-version")).contains("Runtime Environment");
        assertThat(command(java, "attach", "1"))
                .isEqualTo(
                        "tcp-headroom: the command failed: this Java runtime has no module jdk.attach; run it with a JDK");
    }

    @Test
    void in_a_runtime_without_java_management_the_agent_says_so_and_the_program_runs(@TempDir Path folder)
            throws Exception {
        Path java = linked(folder.resolve("no-management"), "java.base,java.instrument");
        Process process = program(java);
        try {
            assertThat(attach(process.pid(), ""))
                    .isEqualTo(new Ended(
                            3,
                            "JVM " + process.pid() + ": TCP Headroom did not start: this Java runtime has no module"
                                    + " java.management; agent disabled, program continues"));
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The same JDK, with some of its modules. */
    private static Path linked(Path folder, String modules) {
        int status = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        new PrintStream(OutputStream.nullOutputStream()),
                        System.err,
                        "--add-modules",
                        modules,
                        "--output",
                        folder.toString());
        assertThat(status).isZero();
        return folder.resolve("bin/java");
    }

    /** Up when it has printed its first line. */
    private static Process program(Path java) throws IOException {
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("programs"), "io.tcpheadroom.programs.Minimal")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ok ready");
        return process;
    }

    private static String command(Path java, String... arguments) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of(java.toString(), "-jar", ForkedJvm.AGENT.toString()));
        all.addAll(List.of(arguments));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes()).trim();
        assertThat(process.waitFor()).isEqualTo(3);
        return printed;
    }
}
