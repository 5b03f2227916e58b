package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the kernel's that blocks whoever opens it, for good: a pipe in its place. The sampler waits there, and nobody else: neither the
 * program, nor its end, nor who takes the agent out.
 */
@Order(1)
class BlockedFilesIT {
    private static final List<String> BLOCKED = List.of("net/sockstat", "self/limits", "sys/fs/file-nr");

    @Test
    void from_the_start_on_the_program_runs_and_ends_as_without_us(@TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = blocked(folder).scripted()) {
            useSockets(jvm);
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void the_agent_can_be_taken_out(@TempDir Path folder) throws Exception {
        try (ForkedJvm jvm = blocked(folder).scripted()) {
            useSockets(jvm);
            assertThat(jvm.detach()).contains("detached");
            useSockets(jvm);
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void later_on_the_program_runs_and_no_resource_is_said_to_be_ok(@TempDir Path folder) throws Exception {
        Path file = linkedTo("/proc", folder, "sys/net/core/somaxconn");
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1,procfs=" + folder)
                .scripted()) {
            useSockets(jvm);
            Await.until(() -> status(jvm), "OK");

            Files.delete(file);
            Tool.named("mkfifo", "coreutils").run(file);

            Await.untilWithinMinutes(() -> status(jvm), "UNKNOWN"); // settings are read once a minute
            assertThat(jvm.beans().read(Names.resource("process-fds")))
                    .containsEntry("Used", null)
                    .hasEntrySatisfying(
                            "Reason",
                            reason -> assertThat((String) reason)
                                    .matches("no sample was taken for \\d+ s: the agent's sampler has stalled"));
            assertThat(jvm.beans().advice().getFindings())
                    .contains("CRITICAL agent: the current state is unknown: no sample is being taken");
            useSockets(jvm);
            assertThat(jvm.detach()).contains("detached");
            useSockets(jvm);
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static Object status(ForkedJvm jvm) throws Exception {
        return jvm.beans().read(Names.resource("process-fds")).get("Status");
    }

    /** The same as that folder, by links; that one file is a copy. */
    private static Path linkedTo(String original, Path folder, String file) throws Exception {
        Path at = Path.of(original);
        Path copied = folder;
        for (Path name : Path.of(file)) {
            Files.createDirectories(copied);
            try (Stream<Path> all = Files.list(at)) {
                for (Path each : (Iterable<Path>) all::iterator) {
                    if (!each.getFileName().equals(name)) {
                        Files.createSymbolicLink(copied.resolve(each.getFileName()), each);
                    }
                }
            }
            at = at.resolve(name);
            copied = copied.resolve(name);
        }
        return Files.copy(at, copied);
    }

    private static void useSockets(ForkedJvm jvm) throws Exception {
        jvm.tell("listen socket 5");
        jvm.tell("connect channel 3");
        assertThat(jvm.tell("refused socket 2")).isEqualTo("2");
        jvm.tell("close");
    }

    private static ForkedJvm.Builder blocked(Path folder) throws Exception {
        for (String file : BLOCKED) {
            Path pipe = folder.resolve(file);
            Files.createDirectories(pipe.getParent());
            Tool.named("mkfifo", "coreutils").run(pipe);
        }
        return ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1,procfs=" + folder);
    }
}
