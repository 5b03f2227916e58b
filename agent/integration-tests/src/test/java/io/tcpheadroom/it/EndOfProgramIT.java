package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program ends as it does without us: at once, and when it means to. */
class EndOfProgramIT {
    /** A JVM that waits for a class file callback of ours waits for a minute. */
    private static final int LESS_THAN_THE_JVMS_WAIT = 50;

    /** What the start does takes less time than the last of them, and is met by some. */
    private static final int[] MILLIS = {0, 60, 90, 120, 160, 220, 400};

    static Stream<Jdk> supported() {
        return Jdk.supported();
    }

    @ParameterizedTest
    @MethodSource("supported")
    @Timeout(LESS_THAN_THE_JVMS_WAIT)
    void a_program_that_ends_while_the_agent_starts_ends_at_once_and_prints_nothing_of_ours(Jdk jdk) throws Exception {
        for (int millis : MILLIS) {
            try (ForkedJvm jvm = program(jdk, "Brief", Integer.toString(millis))) {
                assertThat(jvm.exit()).isZero();
                assertThat(jvm.out().soFar()).containsExactly("done");
                assertThat(jvm.err().soFar()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("supported")
    @Timeout(LESS_THAN_THE_JVMS_WAIT)
    void a_program_that_waits_until_its_thread_group_is_empty_does_not_wait_for_our_threads(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = program(jdk, "CountsItsThreads", "tcp-headroom-sampler")) {
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.out().soFar()).containsExactly("alone");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static ForkedJvm program(Jdk jdk, String name, String argument) throws Exception {
        return ForkedJvm.on(jdk)
                .withAgent("")
                .run("-cp", System.getProperty("programs"), "io.tcpheadroom.programs." + name, argument);
    }
}
