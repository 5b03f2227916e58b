package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendTest {
    private final Trend trend = new Trend();

    @Test
    void a_few_samples_show_no_trend() {
        for (int i = 0; i < Trend.FEWEST - 1; i++) {
            trend.add(i, i);
        }

        assertThat(trend.perSecond()).isNull();
    }

    @Test
    void a_steady_climb_is_its_slope() {
        for (int i = 0; i < 30; i++) {
            trend.add(2 * i, 100 + 3 * i);
        }

        assertThat(trend.perSecond()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void a_value_that_does_not_move_has_trend_zero() {
        for (int i = 0; i < 30; i++) {
            trend.add(i, 7);
        }

        assertThat(trend.perSecond()).isZero();
    }

    @Test
    void noise_is_no_trend() {
        Random random = new Random(42);
        int alarms = 0;
        for (int i = 0; i < 10_000; i++) {
            trend.add(i, 1000 + random.nextInt(100));
            alarms += trend.perSecond() != null && trend.perSecond() != 0 ? 1 : 0;
        }

        assertThat(alarms).isLessThan(50);
    }

    @Test
    void a_climb_is_seen_through_noise() {
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            trend.add(i, 1000 + 5 * i + random.nextInt(100));
        }

        assertThat(trend.perSecond()).isCloseTo(5, within(1.0));
    }

    @Test
    void only_the_last_sixty_samples_count() {
        for (int i = 0; i < 100; i++) {
            trend.add(i, 1_000_000 - 50 * i);
        }
        for (int i = 100; i < 100 + Trend.MOST; i++) {
            trend.add(i, 2 * i);
        }

        assertThat(trend.perSecond()).isCloseTo(2, within(1e-9));
    }

    @Test
    void samples_of_one_instant_have_no_slope() {
        for (int i = 0; i < 20; i++) {
            trend.add(5, i);
        }

        assertThat(trend.perSecond()).isZero();
    }
}
