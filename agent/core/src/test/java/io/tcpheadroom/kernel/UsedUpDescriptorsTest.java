package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** At the moment that matters most, no descriptor left, everything is still read. In a JVM of its own. */
class UsedUpDescriptorsTest {
    @Test
    void with_no_descriptor_left_every_figure_is_still_there() throws Exception {
        assertThat(FewDescriptors.run(Victim.class)).isEqualTo("200 of 200, 0 failed, somaxconn is a number, age 60");
    }

    /** Uses up its descriptors between two readings, the second of which is due to read everything again. */
    static final class Victim {
        private static long now;

        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            Kernel kernel = new Kernel(Roots.real(), HostOverrides.none(), () -> now);
            report(kernel); // loads every class
            List<FileInputStream> leak = FewDescriptors.useUp();
            now = 60_000_000_000L;
            String last = report(kernel);
            FewDescriptors.close(leak);
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
    }
}
