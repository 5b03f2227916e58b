package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Connections that 64 threads open and close: not one is lost, and the JVM holds as much after as before. Two hundred thousand of them on a
 * build server, fewer elsewhere; docs/survival.md says how ten million are run, and what came of it.
 */
@ResourceLock(value = Shared.HOST_COUNTERS, mode = ResourceAccessMode.READ)
class SoakIT {
    private static final int THREADS = 64;
    private static final int EACH = "true".equals(System.getenv("CI")) ? 3_125 : 500;
    private static final int WARM_UP = 1_000;

    /** What the JVM's compilers write down of the code that runs. */
    private static final long NOISE_BYTES = 4 << 20;

    /** A reading of ours that is under way has a thread, and a file open; so has the JVM. */
    private static final long NOISE = 3;

    @OnEachJdk
    void counts_balance_and_nothing_is_left(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .jvmOption("-Dpatience.seconds=600")
                .run(
                        "-cp",
                        System.getProperty("programs"),
                        "io.tcpheadroom.programs.Soak",
                        Integer.toString(THREADS),
                        Integer.toString(EACH))) {
            Map<String, long[]> figures = new HashMap<>();
            String line = jvm.out().nextWith("OpenedTotal");
            while (!line.contains(" connections in ")) {
                String[] words = line.split(" ");
                figures.put(
                        words[0],
                        List.of(words).stream()
                                .skip(1)
                                .mapToLong(Long::parseLong)
                                .toArray());
                line = jvm.out().next();
            }
            System.out.println(jdk + ": " + line);

            long connections = (long) THREADS * (EACH + WARM_UP);
            assertThat(figures.get("OpenedTotal")).containsExactly(2 * connections + THREADS);
            assertThat(figures.get("ClosedTotal")).containsExactly(2 * connections);
            assertThat(figures.get("ConnectedTotal")).containsExactly(connections);
            assertThat(figures.get("AcceptedTotal")).containsExactly(connections);
            assertThat(figures.get("Open")).containsExactly(THREADS);
            assertThat(figures.get("MissedClosesTotal")).containsExactly(0);
            assertThat(figures.get("HookErrorsTotal")).containsExactly(0);
            for (String held : List.of("heap", "metaspace")) {
                assertThat(growth(figures, held)).as(held).isLessThan(NOISE_BYTES);
            }
            for (String held : List.of("threads", "descriptors", "mbeans")) {
                assertThat(growth(figures, held)).as(held).isLessThanOrEqualTo(NOISE);
            }
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static long growth(Map<String, long[]> figures, String held) {
        return figures.get(held)[1] - figures.get(held)[0];
    }
}
