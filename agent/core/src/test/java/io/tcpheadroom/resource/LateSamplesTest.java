package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LateSamplesTest {
    private static final long MILLISECOND = 1_000_000;

    /** The period is ten milliseconds. */
    @Test
    void a_sample_tells_by_how_much_it_came_later_than_it_was_due() {
        AtomicLong clock = new AtomicLong(MILLISECOND);
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.18"), clock::get)) {
            Sampler sampler = Samples.sampler(kernel, List.of(), line -> {});
            clock.addAndGet(60_000 * MILLISECOND);
            assertThat(sampler.sampleNow().lateSeconds()).isZero(); // the first

            clock.addAndGet(10 * MILLISECOND);
            assertThat(sampler.sampleNow().lateSeconds()).isZero();
            clock.addAndGet(5_010 * MILLISECOND);
            assertThat(sampler.sampleNow().lateSeconds()).isEqualTo(5);
            clock.addAndGet(3 * MILLISECOND);
            assertThat(sampler.sampleNow().lateSeconds()).isZero();
            sampler.stop();
        }
    }
}
