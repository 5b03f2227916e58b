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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the input is one line, and the program runs. */
class BadInputIT {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            sampel.seconds=2    | unknown option 'sampel.seconds', did you mean 'sample.seconds'? It is ignored
            bogus               | option 'bogus' is not key=value: ignored
            sample.seconds=soon | option sample.seconds=soon: should be a number; the default '1' is used
            sample.seconds=0    | option sample.seconds=0: should be a number of seconds from 0.1 to 3600; the default '1' is used
            apps=nonsense       | option apps=nonsense: should be app:package, not 'nonsense'; the default '' is used
            config=/no/file     | config file /no/file does not exist: the defaults are used
            procfs=/no/folder   | option procfs=/no/folder: should be an existing folder; the default '/proc' is used
            """)
    void a_bad_option_is_one_line_and_its_default_is_used(String options, String line) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(options).scripted()) {
            Await.until(() -> jvm.beans().agent().getSampleSeconds(), 1.0);

            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).containsExactly("tcp-headroom: " + line);
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
                            "tcp-headroom: needs Java 11 or newer, this is Java 1.8: the agent stays off, the program runs");
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
                    .containsExactly(
                            "tcp-headroom: reads the kernel of Linux, and this is Plan 9: the agent stays off, "
                                    + "the program runs");
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
