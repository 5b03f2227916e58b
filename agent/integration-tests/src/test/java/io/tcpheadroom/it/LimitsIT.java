package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Limits of a process and of a user that are used up for real, by a user of its own: the program fails in the way that is said of it, and
 * the agent, which nobody asks, says CRITICAL with the kernel's own numbers, and before that nothing. The host's limits and those of
 * control groups are in {@link HostLimitsIT}.
 */
@ResourceLock(Shared.OTHER_USER)
class LimitsIT {
    /** Each takes three descriptors and a thread of the JDK: a machine where there may be thousands of them is no place to try. */
    private static final long MOST_INSTANCES = 1024;

    @BeforeEach
    void another_user_can_run_java() throws Exception {
        OtherUser.canRunTheAgent();
    }

    static Stream<LimitEnd> limits() {
        return Stream.of(
                new LimitEnd(
                        "direct-memory",
                        "direct",
                        maxDirect("64m"),
                        "java.lang.OutOfMemoryError: Cannot reserve 1048576 bytes of direct buffer memory",
                        64L << 20,
                        "-XX:MaxDirectMemorySize"),
                new LimitEnd(
                        "address-space",
                        "maps",
                        "ulimit -v 6000000",
                        "java.io.IOException: Map failed",
                        6_000_000 * 1024L,
                        "(`ulimit -v`, LimitAS= in systemd)"),
                new LimitEnd(
                        "data-memory",
                        "large-direct",
                        maxDirect("8g") + "; ulimit -d 2000000",
                        "java.lang.OutOfMemoryError: Unable to allocate 33554432 bytes",
                        2_000_000 * 1024L,
                        "(`ulimit -d`, LimitDATA= in systemd)"));
    }

    /** A variable that the launcher reads. */
    static String maxDirect(String size) {
        return "export JDK_JAVA_OPTIONS=-XX:MaxDirectMemorySize=" + size;
    }

    private static void drive(LimitEnd limit) throws Exception {
        List<String> program =
                new ArrayList<>(List.of("-cp", System.getProperty("programs"), "io.tcpheadroom.programs.ToTheEnd"));
        program.addAll(limit.arguments());
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(limit.preparation() + "; set -- " + OtherUser.COMMAND + " \"$@\"")
                .startingFast()
                .withAgent("sample.seconds=0.1")
                .run(program.toArray(new String[0]))) {
            assertThat(jvm.exit())
                    .as(() -> jvm.out().soFar() + "" + jvm.err().soFar())
                    .isZero();
            limit.assertIn(jvm.out().soFar());
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_limit_that_is_used_up_is_critical(LimitEnd limit) throws Exception {
        drive(limit);
    }

    @Test
    void inotify_instances_that_are_used_up_are_critical() throws Exception {
        long instances = Sysctl.number("fs/inotify/max_user_instances");
        Needed.orSkipped(instances <= MOST_INSTANCES, "a user may have " + instances + " inotify instances here");

        drive(new LimitEnd(
                "inotify-instances",
                "watchers",
                "ulimit -n " + (4 * instances + 400),
                "java.io.IOException: User limit of inotify instances reached or too many open files",
                instances,
                "raise fs.inotify.max_user_instances"));
    }
}
