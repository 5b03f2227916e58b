package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTimesTest {
    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;

    private final ConnectTimes times = new ConnectTimes();

    @Test
    void before_any_came_up_there_is_no_spread_and_no_time() {
        assertThat(times.lately()).isNull();
        assertThat(times.sumNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 17, 40, 999, 1_000, 65_535, 1_000_000, 60_000_000, 130_000_000})
    void a_bucket_is_at_most_a_sixteenth_off_what_is_in_it(long micros) {
        times.add(10 * micros * MICROS); // so that it is not the slowest, which is exact
        times.add(micros * MICROS);

        double median = times.lately().medianSeconds();

        assertThat(median).isCloseTo(micros / 1e6, within(micros / 1e6 / 16));
    }

    @Test
    void what_is_longer_than_any_bucket_is_in_the_last_and_the_slowest_is_exact() {
        times.add(3_600_000 * MILLIS);

        assertThat(times.lately().slowestSeconds()).isEqualTo(3600);
        assertThat(times.lately().medianSeconds()).isGreaterThan(120);
    }

    @Test
    void quantiles_are_of_all_that_came_up() {
        LongStream.rangeClosed(1, 1_000).forEach(millis -> times.add(millis * MILLIS));

        ConnectSpeed speed = times.lately();

        assertThat(speed.medianSeconds()).isCloseTo(0.5, within(0.5 / 16));
        assertThat(speed.p90Seconds()).isCloseTo(0.9, within(0.9 / 16));
        assertThat(speed.p99Seconds()).isCloseTo(0.99, within(0.99 / 16));
        assertThat(speed.slowestSeconds()).isEqualTo(1);
        assertThat(times.sumNanos()).isEqualTo(500_500 * MILLIS);
    }

    @Test
    void no_quantile_is_beyond_the_slowest() {
        times.add(1_000 * MICROS + 1);
        assertThat(times.lately().p99Seconds())
                .isLessThanOrEqualTo(times.lately().slowestSeconds());
    }

    @Test
    void what_is_two_minutes_old_is_in_the_sum_alone() {
        times.add(MILLIS);
        times.remember();
        assertThat(times.lately().slowestSeconds()).isEqualTo(0.001);
        times.add(2 * MILLIS);
        times.remember();
        assertThat(times.lately().slowestSeconds()).isEqualTo(0.002);
        assertThat(times.lately().medianSeconds()).isCloseTo(0.002, within(0.002 / 16));

        times.remember();

        assertThat(times.lately()).isNull();
        assertThat(times.sumNanos()).isEqualTo(3 * MILLIS);
    }

    @Test
    void nothing_is_made_anew_for_a_sample_where_nothing_came_up() {
        times.add(MILLIS);
        assertThat(times.lately()).isSameAs(times.lately());
    }
}
