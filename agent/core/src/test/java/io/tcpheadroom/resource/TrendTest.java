package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {
    private final Trend trend = new Trend();

    /** A reading every so often, from one second to another. */
    private void read(double from, double to, double every, DoubleUnaryOperator value) {
        for (int i = 0; from + i * every <= to; i++) {
            trend.add(from + i * every, value.applyAsDouble(from + i * every));
        }
    }

    @Test
    void readings_of_one_instant_have_no_slope() {
        for (int i = 0; i < 20; i++) {
            trend.add(5, i);
        }

        assertThat(trend.perSecond()).isNull();
    }

    @Test
    void too_few_readings_show_no_trend() {
        read(0, 10 * (Trend.FEWEST - 2), 10, second -> second);
        assertThat(trend.perSecond()).isNull();

        trend.add(10 * (Trend.FEWEST - 1), 10 * (Trend.FEWEST - 1));
        assertThat(trend.perSecond()).isCloseTo(1, within(1e-9));
    }

    @Test
    void less_than_ten_seconds_show_no_trend() {
        read(0, 9, 1, second -> 100 * second);
        assertThat(trend.perSecond()).isNull();

        trend.add(10, 1000);
        assertThat(trend.perSecond()).isCloseTo(100, within(1e-9));
    }

    @Test
    void a_steady_climb_is_its_slope() {
        read(0, 60, 2, second -> 100 + 1.5 * second);

        assertThat(trend.perSecond()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void a_value_that_does_not_move_has_trend_zero() {
        read(0, 30, 1, second -> 7);

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

        assertThat(alarms).isLessThan(5);
    }

    @Test
    void a_climb_is_seen_through_noise() {
        Random random = new Random(42);
        read(0, 60, 1, second -> 1000 + 5 * second + random.nextInt(100));

        assertThat(trend.perSecond()).isCloseTo(5, within(1.0));
    }

    @Test
    void only_the_last_minute_counts() {
        read(0, 99, 1, second -> 1_000_000 - 50 * second);
        read(100, 160, 1, second -> 2 * second);

        assertThat(trend.perSecond()).isCloseTo(2, within(1e-9));
        assertThat(trend.spanSeconds()).isEqualTo(60);
    }

    /** As a file that is read every ten seconds gives them to a sample every second. */
    @Test
    void a_reading_that_ten_samples_show_counts_once() {
        Random random = new Random(42);
        Trend once = new Trend();
        for (int i = 0; i < 1000; i++) {
            double value = 1000 + random.nextInt(100);
            once.add(10 * i, value);
            for (int again = 0; again < 10; again++) {
                trend.add(10 * i, value);
                assertThat(trend.perSecond()).isEqualTo(once.perSecond());
            }
        }
        assertThat(trend.perSecond()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5})
    void two_thousand_sockets_opened_at_once_are_no_growth_at_any_time_after(double every) {
        read(0, 59, every, second -> 24);
        for (double second = 59 + every; second < 150; second += every) {
            trend.add(second, 2024);
            assertThat(trend.perSecond()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void a_small_step_is_no_growth_either(int height) {
        read(0, 59, 1, second -> 24);
        for (int second = 60; second < 150; second++) {
            trend.add(second, 24 + height);
            assertThat(trend.perSecond()).isZero();
        }
    }

    @Test
    void growth_that_has_ended_is_none_ten_seconds_later() {
        read(0, 30, 1, second -> 100 * second);
        assertThat(trend.perSecond()).isCloseTo(100, within(1e-9));

        read(31, 40, 1, second -> 3000);
        assertThat(trend.perSecond()).isZero();
    }

    @Test
    void what_falls_after_a_climb_is_no_climb() {
        read(0, 40, 1, second -> 10 * second);
        read(41, 45, 1, second -> 400 - 20 * (second - 40));
        assertThat(trend.perSecond()).isNotPositive();

        read(46, 50, 1, second -> 400 - 20 * (second - 40));
        assertThat(trend.perSecond()).isNotPositive();
    }

    /** As counted at the start of a program that opens 400 sockets and then closes them. */
    @Test
    void a_rise_that_has_turned_is_no_growth_five_seconds_later() {
        read(0, 10, 1, second -> 40 * second);
        assertThat(trend.perSecond()).isCloseTo(40, within(1e-9));

        read(11, 15, 1, second -> 400 - 4 * (second - 10));
        assertThat(trend.perSecond()).isZero();
    }

    @Test
    void ten_seconds_carry_a_hundred_and_a_minute_an_hour() {
        assertThat(trend.horizonSeconds()).isZero();

        read(0, 10, 1, second -> second);
        assertThat(trend.horizonSeconds()).isEqualTo(100);

        read(11, 300, 1, second -> second);
        assertThat(trend.horizonSeconds()).isEqualTo(3600);
    }

    /** A leak of one socket in ten seconds: the last ten may show one or none. */
    @Test
    void a_slow_leak_is_growth_at_every_second() {
        for (int second = 0; second < 300; second++) {
            trend.add(second, Math.floorDiv(second, 10));
            if (second >= 60) {
                assertThat(trend.perSecond()).isCloseTo(0.1, within(0.01));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 3, 10})
    void a_climb_is_the_same_however_often_it_is_read(double every) {
        read(0, 100, every, second -> 7 * second);

        assertThat(trend.perSecond()).isCloseTo(7, within(1e-9));
        assertThat(trend.spanSeconds()).isCloseTo(60, within(Math.max(1, every)));
    }

    @Test
    void a_minute_between_readings_is_too_long_for_a_trend() {
        read(0, 6000, 60, second -> second);

        assertThat(trend.perSecond()).isNull();
    }
}
