package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code plan --rehearse}: what holds, what breaks first, and what is left behind, which is nothing. */
class RehearseIT {
    private static final String MARK = "REHEARSED_BY";

    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void allowed() throws Exception {
        OwnNamespace.needed();
    }

    /** Those of its child processes that are there still: they have its environment. */
    private List<String> leftBehind() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> text(process.resolve("environ")).contains(mark))
                    .map(process -> text(process.resolve("cmdline")))
                    .toList();
        }
    }

    /** Empty where there is none: not a process, another user's, or ended meanwhile. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private ForkedJvm plan(ForkedJvm.Builder jvm, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("-jar", ForkedJvm.AGENT.toString(), "plan", "--rehearse"));
        command.addAll(List.of(options));
        return jvm.environment(MARK, mark).run(command.toArray(new String[0]));
    }

    @Test
    void what_the_plan_promises_holds_and_nothing_is_left_behind() throws Exception {
        try (ForkedJvm command = plan(
                ForkedJvm.on(Jdk.current()),
                "--connections",
                "2000",
                "--outgoing",
                "2000",
                "--rate",
                "150",
                "--pause",
                "10")) {
            assertThat(command.exit()).isZero();
            assertThat(command.err().soFar()).isEmpty();
            assertThat(command.out().soFar().get(0))
                    .isEqualTo(
                            "Plan for 2000 incoming and 2000 outgoing (1 destination) connections, 150 new ones a second,"
                                    + " pauses of up to 10 s");
            assertThat(command.out().soFar()).endsWith("HELD     2000 connections, 0 overflows of the accept queue");
        }
        assertThat(leftBehind()).isEmpty();
    }

    /** Root may raise its hard limit, but for this capability. */
    @Test
    void what_breaks_first_is_named() throws Exception {
        try (ForkedJvm command = plan(
                ForkedJvm.on(Jdk.current())
                        .after("ulimit -n 1000; exec setpriv --bounding-set=-sys_resource -- \"$@\""),
                "--connections",
                "900",
                "--json")) {
            assertThat(command.exit()).isEqualTo(2);
            assertThat(command.out().soFar().get(0)).isEqualTo("{");
            assertThat(command.err().soFar())
                    .last()
                    .asString()
                    .matches(
                            "BROKE    at connection 4\\d\\d of 900: descriptors: the limit of a process, which holds both ends here \\(.*"
                                    + "Too many open files\\)");
        }
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void what_is_missing_for_a_rehearsal_is_said() throws Exception {
        try (ForkedJvm command =
                plan(ForkedJvm.on(Jdk.current()).environment("PATH", "/nowhere"), "--connections", "10")) {
            assertThat(command.exit()).isEqualTo(3);
            assertThat(command.err().soFar())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "cannot rehearse: no network namespace can be made here (Cannot run program \"unshare\"")
                    .endsWith("and the commands unshare (util-linux) and ip (iproute2)");
        }
    }
}
