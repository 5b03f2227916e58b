package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that the program stops or interrupts while a hook of theirs is under way: they end, and what comes after is counted exactly. */
class StoppedThreadsIT {
    private static final int THREADS = 100;

    static Stream<Jdk> thatCanStop() {
        return Jdk.supported(11, 19);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thatCanStop")
    void each_thread_that_is_stopped_ends(Jdk jdk) throws Exception {
        each_ends(jdk, "stop");
    }

    @OnEachJdk
    void each_thread_that_is_interrupted_ends(Jdk jdk) throws Exception {
        each_ends(jdk, "interrupt");
    }

    private static void each_ends(Jdk jdk, String how) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .run(
                        "-cp",
                        System.getProperty("programs"),
                        "io.tcpheadroom.programs.Stopping",
                        how,
                        Integer.toString(THREADS))) {
            for (int ended = 1; ended <= THREADS; ended++) {
                assertThat(jvm.out().next()).isEqualTo("ended " + ended);
            }
            assertThat(jvm.out().next()).isEqualTo("goes on");
            // a listener, and both ends of a hundred connections
            Await.until(
                    () -> AppCounts.of(jvm, "after"),
                    "{AcceptedTotal=100, ClosedTotal=201, ConnectedTotal=100, OpenedTotal=201}");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }
}
