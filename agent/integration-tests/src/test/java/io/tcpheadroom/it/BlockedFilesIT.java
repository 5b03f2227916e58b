package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the kernel's that blocks whoever opens it, for good: a pipe in its place. The sampler waits there, and nobody else: neither the
 * program, nor its end, nor who takes the agent out.
 */
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
