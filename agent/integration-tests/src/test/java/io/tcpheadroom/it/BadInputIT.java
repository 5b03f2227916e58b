package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the input is one line, and the program runs. */
class BadInputIT {
    /** For each option that can be bad: {@code OptionsParserTest}. */
    @Test
    void a_bad_option_is_one_line_and_its_default_is_used() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=soon").scripted()) {
            Await.until(() -> jvm.beans().agent().getSampleSeconds(), 1.0);

            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar())
                    .containsExactly(
                            "tcp-headroom: option sample.seconds=soon is invalid, expected a number; using the default '1'");
        }
    }

    static Stream<Jdk> too_old() {
        return Jdk.tooOld();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("too_old")
    void on_a_jvm_that_is_too_old_the_program_runs(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("").run("-version")) {
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar())
                    .contains(
                            "tcp-headroom: needs Java 11 or newer, this is Java 1.8; agent disabled, program continues");
        }
    }

    @Test
    void on_another_system_than_linux_the_program_runs() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .jvmOption("-Dos.name=Plan 9")
                .withAgent("")
                .scripted()) {
            assertThat(jvm.connected().names()).isEmpty();

            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar())
                    .containsExactly("tcp-headroom: requires Linux, this is Plan 9; agent disabled, program continues");
        }
    }

    @Test
    void a_kernel_file_that_is_missing_is_an_unknown_with_its_reason(@TempDir Path proc) throws Exception {
        Files.createDirectories(proc.resolve("self/fd"));
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("procfs=" + proc + ",sample.seconds=0.1")
                .scripted()) {
            Await.until(() -> jvm.beans().read(Names.resource("time-wait"), "Status"), "UNKNOWN");
            assertThat(jvm.beans().read(Names.resource("time-wait")))
                    .containsEntry("Used", null)
                    .containsEntry("UtilizationRatio", null)
                    .hasEntrySatisfying(
                            "Reason", reason -> assertThat((String) reason).contains("net/sockstat: no such file"));
            assertThat(jvm.beans().read(Names.KERNEL)).containsEntry("Somaxconn", null);
            assertThat(jvm.err().soFar()).isEqualTo(List.of());
        }
    }
}
