package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trouble of the agent's own, made for real, and what it says of it. */
class AgentFindingsIT {
    private static final String FAST = "sample.seconds=0.1";
    private static final Duration FROZEN = Duration.ofSeconds(12);

    /** As where a container is paused, or a virtual machine. */
    @Test
    void a_program_that_is_frozen_for_more_than_ten_seconds_is_told_that_samples_came_late() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent(FAST).startingFast().scripted()) {
            Findings.awaitSamples(jvm, 10);
            assertThat(Findings.by(jvm, "sampler-stalled")).isEmpty();
            assertThat(Findings.by(jvm, "self-test-failed")).isEmpty();

            Findings.type("kill -STOP " + jvm.pid());
            long stopped = System.nanoTime();
            Await.satisfied(
                    () -> Duration.ofNanos(System.nanoTime() - stopped),
                    frozen -> assertThat(frozen).isGreaterThanOrEqualTo(FROZEN));
            Findings.type("kill -CONT " + jvm.pid());

            FindingData finding = Await.satisfied(
                            () -> Findings.by(jvm, "sampler-stalled"),
                            found -> assertThat(found)
                                    .extracting(FindingData::getSeverity)
                                    .containsExactly("WARN"))
                    .get(0);
            assertThat(finding.getSubject()).isEqualTo("agent");
            assertThat(finding.getProblem()).isEqualTo("samples came seconds late");
            assertThat(finding.getEvidence()).matches("one of the last five minutes was [1-9]\\d s late");
            assertThat(finding.getRemedy()).contains("nr_throttled in cpu.stat", "a stopped or frozen process");
            assertThat(finding.getSince()).isNotNull();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    /** The class that the agent weaves for its self-test is there before, as it was compiled. */
    @Test
    void a_jvm_whose_woven_classes_tell_of_nothing_is_told_that_the_hooks_do_not_work(@TempDir Path folder)
            throws Exception {
        String what = "the hooks do not work on this JVM, sockets go uncounted";
        String why = "0 of 4 events reached the agent";
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .jvmOption("--patch-module=java.base=" + standInIn(folder))
                .withAgent(FAST)
                .scripted()) {
            FindingData finding = Findings.only(jvm, "self-test-failed");
            assertThat(finding.getSeverity()).isEqualTo("CRITICAL");
            assertThat(finding.getSubject()).isEqualTo("hooks");
            assertThat(finding.getProblem()).isEqualTo(what);
            assertThat(finding.getEvidence()).isEqualTo("self-test: " + why);
            assertThat(finding.getRemedy())
                    .isEqualTo(
                            "Do not rely on the numbers of apps, call sites and destinations. What the kernel counts still holds. "
                                    + "Report this with the evidence and the output of java -version");
            assertThat(jvm.err().soFar()).containsExactly("tcp-headroom: " + what + ": " + why);
            jvm.tell("listen socket 5");
            jvm.tell("connect socket 1");
        }
    }

    private static Path standInIn(Path folder) throws IOException {
        String standIn = "sun/nio/ch/TcpHeadroomSelfTest.class";
        Path file = folder.resolve(standIn);
        Files.createDirectories(file.getParent());
        Files.write(file, JarFiles.one("core/" + standIn, ForkedJvm.AGENT).bytes());
        return folder;
    }
}
