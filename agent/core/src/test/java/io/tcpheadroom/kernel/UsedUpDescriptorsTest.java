package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** At the moment that matters most, no descriptor left, everything is still read. In a JVM of its own. */
class UsedUpDescriptorsTest {
    @Test
    void with_no_descriptor_left_every_figure_is_still_there() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 200; exec \"$@\"",
                        "sh",
                        java,
                        "-cp",
                        classPath(),
                        Victim.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("200 of 200, 0 failed, somaxconn is a number, age 60");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Uses up its descriptors between two readings, the second of which is due to read everything again. */
    static final class Victim {
        private static long now;

        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            Kernel kernel = new Kernel(Roots.real(), HostOverrides.none(), () -> now);
            report(kernel); // loads every class
            List<FileInputStream> leak = new ArrayList<>();
            useUp(leak);
            now = 60_000_000_000L;
            String last = report(kernel);
            leak.forEach(Victim::close);
            System.out.println(last);
        }

        private static String report(Kernel kernel) {
            Sources.tick(kernel);
            kernel.listenerTables().refresh(Set.of(1L));
            long failed = kernel.readers().stream()
                    .filter(reader -> !reader.isAbsent() && reader.value().isEmpty())
                    .count();
            return kernel.fds().open() + " of " + kernel.figure(Limits.FILE, Limits::openFiles) + ", " + failed
                    + " failed, somaxconn is "
                    + (kernel.setting("Somaxconn").isNumber() ? "a number" : kernel.setting("Somaxconn"))
                    + ", age "
                    + kernel.ageSeconds(kernel.settings().readAtNanos()).longValue();
        }

        /** The last one too, which the JVM itself may have for a moment when we come to it. */
        private static void useUp(List<FileInputStream> leak) throws InterruptedException {
            for (int refusals = 0; refusals < 20; ) {
                try {
                    leak.add(new FileInputStream("/dev/null"));
                    refusals = 0;
                } catch (FileNotFoundException e) {
                    refusals++;
                    Thread.sleep(5);
                }
            }
        }

        private static void close(FileInputStream stream) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
