package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final FakeJvm jvm = new FakeJvm();
    private final Map<String, Object> agent = jvm.agent();
    private final Freshness freshness = new Freshness(jvm.clock, ZoneOffset.UTC);

    @Test
    void what_was_just_read_is_fresh_and_says_when() {
        freshness.update(jvm.snapshot());

        assertThat(freshness.isFresh()).isTrue();
        assertThat(freshness.text()).isEqualTo("Sampled 14:03:27");
    }

    @Test
    void without_further_ticks_it_becomes_stale() {
        tick(4);
        tick(4);
        jvm.clock.advance(Duration.ofSeconds(25));

        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.text()).isEqualTo("Stale: sampled 14:03:35, 25 s ago");
    }

    @Test
    void a_viewer_that_looks_once_a_minute_does_not_find_it_stale_in_between() {
        tick(60);
        tick(60);
        jvm.clock.advance(Duration.ofSeconds(60));

        assertThat(freshness.isFresh()).isTrue();
    }

    @Test
    void a_sampler_that_stands_still_makes_it_stale_although_reading_works() {
        tick(4);
        for (int i = 0; i < 5; i++) {
            jvm.clock.advance(Duration.ofSeconds(4));
            freshness.update(jvm.snapshot());
        }

        assertThat(freshness.text()).isEqualTo("Stale: sampled 14:03:31, 20 s ago");
    }

    @Test
    void a_lost_connection_is_told_at_once_and_forgotten_with_the_next_snapshot() {
        assertThat(freshness.text()).isEqualTo("Not sampled yet");
        tick(4);
        freshness.disconnected("connection refused");
        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.text()).isEqualTo("Disconnected (connection refused): sampled 14:03:31");

        tick(4);
        assertThat(freshness.text()).isEqualTo("Sampled 14:03:35");
    }

    private void tick(long seconds) {
        jvm.clock.advance(Duration.ofSeconds(seconds));
        agent.merge("SamplesTotal", seconds, (a, b) -> (long) a + (long) b);
        freshness.update(jvm.snapshot());
    }
}
