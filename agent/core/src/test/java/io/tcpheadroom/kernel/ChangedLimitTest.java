package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code prlimit} changes the limits of a process that runs: the next tick sees it. In a JVM of its own. */
class ChangedLimitTest {
    @Test
    void a_limit_that_is_changed_from_outside_is_seen_at_the_next_tick() throws Exception {
        Process process = FewDescriptors.jvm(Ticking.class).start();
        try (BufferedReader ticks = process.inputReader(StandardCharsets.US_ASCII);
                BufferedWriter next = process.outputWriter(StandardCharsets.US_ASCII)) {
            assertThat(ticks.readLine()).isEqualTo("200");
            prlimit(process.pid(), "150:200");
            assertThat(tick(next, ticks)).isEqualTo("150");
            prlimit(process.pid(), "180:200");
            assertThat(tick(next, ticks)).isEqualTo("180");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void prlimit(long pid, String limit) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--nofile=" + limit)
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    private static String tick(BufferedWriter next, BufferedReader ticks) throws IOException {
        next.write('\n');
        next.flush();
        return ticks.readLine();
    }

    /** A tick for each line that comes in. */
    static final class Ticking {
        private Ticking() {}

        public static void main(String[] arguments) throws IOException {
            try (Kernel kernel = new Kernel(Roots.real())) {
                do {
                    kernel.refresh();
                    System.out.println(kernel.figure(Limits.FILE, Limits::openFiles));
                } while (System.in.read() >= 0);
            }
        }
    }
}
