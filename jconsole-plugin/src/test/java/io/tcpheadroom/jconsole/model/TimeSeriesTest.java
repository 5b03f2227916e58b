package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    private final TimeSeries series = new TimeSeries(Duration.ofHours(1));

    @Test
    void points_come_back_in_order_with_what_they_were() {
        add(0, 5L, 10L);
        add(1, 6L, 10L);

        assertThat(series.size()).isEqualTo(2);
        assertThat(series.second(1) - series.second(0)).isEqualTo(1);
        assertThat(series.used(0)).isEqualTo(5);
        assertThat(series.limit(1)).isEqualTo(10);
    }

    @Test
    void what_is_unknown_is_no_number() {
        add(0, null, 10L);

        assertThat(series.used(0)).isNaN();
    }

    @Test
    void a_day_of_seconds_keeps_the_last_hour_and_takes_no_more_room() {
        for (int second = 0; second < 86_400; second++) {
            add(second, (long) second, 100_000L);
        }

        assertThat(series.size()).isEqualTo(3_600);
        assertThat(series.capacity()).isLessThanOrEqualTo(4_096);
        assertThat(series.used(0)).isEqualTo(86_400 - 3_600);
        assertThat(series.used(3_599)).isEqualTo(86_399);
    }

    @Test
    void ticks_faster_than_a_second_take_each_others_place() {
        series.add(START.plusMillis(100), 1L, null);
        series.add(START.plusMillis(600), 2L, null);

        assertThat(series.size()).isEqualTo(1);
        assertThat(series.used(0)).isEqualTo(2);
    }

    @Test
    void growing_keeps_what_was_dropped_at_the_front_dropped() {
        TimeSeries short_one = new TimeSeries(Duration.ofSeconds(100));
        for (int second = 0; second < 1_000; second++) {
            short_one.add(START.plusSeconds(second), (long) second, null);
        }

        assertThat(short_one.size()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            assertThat(short_one.used(i)).isEqualTo(900 + i);
        }
    }

    @Test
    void a_pause_is_one_when_it_is_longer_than_usual() {
        add(0, 1L, 1L);
        add(1, 1L, 1L);
        add(60, 1L, 1L);
        add(61, 1L, 1L);

        assertThat(series.isAfterGap(1)).isFalse();
        assertThat(series.isAfterGap(2)).isTrue();
        assertThat(series.isAfterGap(3)).isFalse();
    }

    @Test
    void who_looks_once_a_minute_has_no_pauses() {
        for (int minute = 0; minute < 5; minute++) {
            add(60 * minute, 1L, 1L);
        }

        assertThat(series.isAfterGap(1)).isFalse();
        assertThat(series.isAfterGap(4)).isFalse();
    }

    private void add(long second, Long used, Long limit) {
        series.add(START.plusSeconds(second), used, limit);
    }
}
