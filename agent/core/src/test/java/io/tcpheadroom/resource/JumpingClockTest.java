package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The time that everything goes by, which a JVM that is restored from a snapshot or moved to another host may see jump. The time of day is
 * used for the stamps of notifications alone, which {@code ArchitectureTest} holds.
 */
class JumpingClockTest {
    private final List<String> log = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(1);

    private Sampler sampler(Kernel kernel, Tracker tracker) {
        return new Sampler(kernel, tracker, ResourceCatalog.ALL, 1000, 20, new Failures(log::add));
    }

    @ParameterizedTest
    @ValueSource(longs = {-36_500, -1, 1, 36_500})
    void after_a_jump_of_days_samples_go_on_without_a_failure_and_without_a_forecast(long days) {
        Tracker tracker = Tracked.tracker(clock::get);
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.18"), clock::get)) {
            Sampler sampler = sampler(kernel, tracker);
            for (int i = 0; i < 70; i++) {
                tick(sampler);
            }
            clock.addAndGet(TimeUnit.DAYS.toNanos(days));
            for (int i = 0; i < 70; i++) {
                Sample sample = tick(sampler);
                assertThat(sample.sequence()).isEqualTo(71 + i);
                assertThat(sample.resources()).allSatisfy(resource -> {
                    assertThat(resource.getExhaustionSeconds()).isNull();
                    Double trend = resource.getTrendPerSecond();
                    assertThat(trend == null || trend == 0)
                            .as("%s %s", resource.id(), trend)
                            .isTrue();
                });
                assertThat(sampler.sampleAgeSeconds()).isZero();
                tracker.cleanUp();
            }
            assertThat(log).isEmpty();
        }
    }

    /** It wraps round after 292 years. */
    @Test
    void its_number_may_pass_the_largest_of_its_kind() {
        clock.set(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5));
        Tracker tracker = Tracked.tracker(clock::get);
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.18"), clock::get)) {
            Sampler sampler = sampler(kernel, tracker);
            for (int i = 1; i <= 20; i++) {
                assertThat(tick(sampler).sequence()).isEqualTo(i);
            }
            assertThat(log).isEmpty();
        }
    }

    private Sample tick(Sampler sampler) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        return sampler.sampleNow();
    }
}
