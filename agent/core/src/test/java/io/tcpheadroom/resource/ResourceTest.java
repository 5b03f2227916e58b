package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.Figure;
import org.junit.jupiter.api.Test;

class ResourceTest {
    private static final long SECOND = 1_000_000_000L;

    private final Resource resource = new Resource(Specs.named("things", "Things")
            .scope(Scope.HOST)
            .unit("things")
            .thresholds(0.70, 0.90)
            .read((kernel, sample) -> null));
    private long now;

    private ResourceSample used(long used) {
        return resource.update(Reading.of(Figure.of(used), Figure.of(100)), now += SECOND, Load.NONE);
    }

    @Test
    void what_cannot_be_read_has_no_numbers_and_a_reason() {
        ResourceSample sample = resource.update(Reading.of(Figure.of(7), Figure.unknown("no such file")), 0, Load.NONE);

        assertThat(sample.status()).isEqualTo(Status.UNKNOWN);
        assertThat(sample.getUsed()).isEqualTo(7);
        assertThat(sample.getPeak()).isEqualTo(7);
        assertThat(sample.getLimit()).isNull();
        assertThat(sample.getAvailable()).isNull();
        assertThat(sample.getUtilizationRatio()).isNull();
        assertThat(sample.getExhaustionSeconds()).isNull();
        assertThat(sample.getReason()).isEqualTo("no such file");
    }

    @Test
    void unlimited_unknown_and_not_applicable_are_three_answers() {
        assertThat(status(Figure.of(1), Figure.unlimited())).isEqualTo(Status.UNLIMITED);
        assertThat(status(Figure.of(1), Figure.unknown("?"))).isEqualTo(Status.UNKNOWN);
        assertThat(status(Figure.unknown("?"), Figure.of(1))).isEqualTo(Status.UNKNOWN);
        assertThat(status(Figure.of(1), Figure.notApplicable("gone"))).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(Figure.notApplicable("gone"), Figure.of(1))).isEqualTo(Status.NOT_APPLICABLE);
    }

    private Status status(Figure used, Figure limit) {
        return resource.update(Reading.of(used, limit), now += SECOND, Load.NONE)
                .status();
    }

    @Test
    void more_than_the_limit_is_full_and_no_fuller() {
        ResourceSample sample = used(101);

        assertThat(sample.getUtilizationRatio()).isEqualTo(1);
        assertThat(sample.getAvailable()).isZero();
        assertThat(sample.status()).isEqualTo(Status.CRITICAL);
    }

    @Test
    void a_limit_of_zero_is_used_up() {
        assertThat(resource.update(Reading.of(Figure.of(0), Figure.of(0)), 0, Load.NONE)
                        .getUtilizationRatio())
                .isEqualTo(1);
    }

    @Test
    void a_band_begins_at_its_ratio_and_ends_two_points_below() {
        assertThat(used(69).status()).isEqualTo(Status.OK);
        assertThat(used(70).status()).isEqualTo(Status.WARN);
        assertThat(used(69).status()).isEqualTo(Status.WARN);
        assertThat(used(68).status()).isEqualTo(Status.WARN);
        assertThat(used(67).status()).isEqualTo(Status.OK);
        assertThat(used(69).status()).isEqualTo(Status.OK);
        assertThat(used(90).status()).isEqualTo(Status.CRITICAL);
        assertThat(used(88).status()).isEqualTo(Status.CRITICAL);
        assertThat(used(87).status()).isEqualTo(Status.WARN);
        assertThat(used(68).status()).isEqualTo(Status.WARN);
    }

    @Test
    void each_rise_into_a_band_counts_once() {
        assertThat(used(10).getExceededTotal()).isZero();
        assertThat(used(75).getExceededTotal()).isEqualTo(1);
        assertThat(used(80).getExceededTotal()).isEqualTo(1);
        assertThat(used(95).getExceededTotal()).isEqualTo(2);
        assertThat(used(75).getExceededTotal()).isEqualTo(2);
        assertThat(used(10).getExceededTotal()).isEqualTo(2);
        assertThat(used(99).getExceededTotal()).isEqualTo(3);
    }

    @Test
    void a_ratio_of_zero_turns_its_band_off() {
        resource.setCriticalRatio(0);
        assertThat(used(100).status()).isEqualTo(Status.WARN);
        resource.setWarnRatio(0);
        assertThat(used(100).status()).isEqualTo(Status.OK);
    }

    @Test
    void a_ratio_is_from_zero_to_one() {
        assertThatThrownBy(() -> resource.setWarnRatio(80)).hasMessageContaining("80.0");
        assertThatThrownBy(() -> resource.setCriticalRatio(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resource.setCriticalRatio(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void where_the_kernel_begins_to_act_is_the_warning_unless_it_was_set() {
        Reading reading = Reading.of(Figure.of(60), Figure.of(100)).warningAt(Figure.of(60));

        assertThat(resource.update(reading, 0, Load.NONE).status()).isEqualTo(Status.WARN);
        assertThat(resource.update(reading, 1, Load.NONE).getWarnRatio()).isEqualTo(0.6);
        assertThat(resource.warnRatio()).isEqualTo(0.6);
        resource.setWarnRatio(0.8);
        assertThat(resource.warnRatio()).isEqualTo(0.8);
        assertThat(resource.update(reading, 2, Load.NONE).status()).isEqualTo(Status.OK);
        assertThat(resource.update(reading, 3, Load.NONE).getWarnRatio()).isEqualTo(0.8);
    }

    @Test
    void the_peak_stays_and_the_trend_tells_the_seconds_left() {
        ResourceSample sample = null;
        for (int i = 0; i < 30; i++) {
            sample = used(10 + 2 * i);
        }

        assertThat(sample.getPeak()).isEqualTo(68);
        assertThat(sample.getTrendPerSecond()).isCloseTo(2, within(1e-9));
        assertThat(sample.getExhaustionSeconds()).isCloseTo(16, within(1e-6));
        assertThat(used(5).getPeak()).isEqualTo(68);
    }

    /** As a file that is read every ten seconds and shown every second gives them. */
    @Test
    void a_reading_that_is_shown_again_says_nothing_new_and_tells_its_age() {
        ResourceSample sample = null;
        for (int second = 0; second <= 100; second++) {
            Reading reading = Reading.of(Figure.of(10 + second / 10 * 2), Figure.of(100));
            sample = resource.update(reading.readAt(second / 10 * 10 * SECOND), second * SECOND, Load.NONE);
        }
        assertThat(sample.getTrendPerSecond()).isCloseTo(0.2, within(1e-9));
        assertThat(sample.getAgeSeconds()).isZero();

        sample = resource.update(
                Reading.of(Figure.of(30), Figure.of(100)).readAt(100 * SECOND), 104 * SECOND, Load.NONE);
        assertThat(sample.getTrendPerSecond()).isCloseTo(0.2, within(1e-9));
        assertThat(sample.getAgeSeconds()).isEqualTo(4);
    }

    @Test
    void what_was_never_read_has_no_age_and_no_trend() {
        ResourceSample sample = resource.update(
                Reading.of(Figure.unknown("not measured yet"), Figure.of(100)).readAt(null), 0, Load.NONE);

        assertThat(sample.getAgeSeconds()).isNull();
        assertThat(sample.getTrendPerSecond()).isNull();
    }

    @Test
    void there_is_no_forecast_of_what_levels_off_by_itself() {
        Resource levelling =
                new Resource(Specs.named("things", "Things").levelsOff().read((kernel, sample) -> null));
        ResourceSample sample = null;
        for (int i = 0; i < 30; i++) {
            sample = levelling.update(Reading.of(Figure.of(10 + i), Figure.of(100)), i * SECOND, Load.NONE);
        }

        assertThat(sample.getTrendPerSecond()).isCloseTo(1, within(1e-9));
        assertThat(sample.getExhaustionSeconds()).isNull();
    }

    /** Descriptors of the sample program, a second each, as counted in its first ten. */
    @Test
    void the_first_seconds_of_a_program_foretell_nothing() {
        int[] counted = {
            17, 70, 111, 149, 189, 229, 271, 309, 351, 389, 423, 423, 419, 417, 411, 405, 399, 391, 381, 371
        };
        for (int second = 0; second < counted.length; second++) {
            Reading reading = Reading.of(Figure.of(counted[second]), Figure.of(20_000));
            assertThat(resource.update(reading, second * SECOND, Load.NONE).getExhaustionSeconds())
                    .isNull();
        }
    }

    @Test
    void a_minute_of_readings_carries_a_forecast_of_an_hour() {
        ResourceSample sample = null;
        for (int i = 0; i <= 60; i++) {
            sample = resource.update(Reading.of(Figure.of(i), Figure.of(60 + 3600)), i * SECOND, Load.NONE);
        }
        assertThat(sample.getExhaustionSeconds()).isCloseTo(3600, within(1e-6));

        sample = resource.update(Reading.of(Figure.of(61), Figure.of(62 + 3600)), 61 * SECOND, Load.NONE);
        assertThat(sample.getTrendPerSecond()).isCloseTo(1, within(1e-9));
        assertThat(sample.getExhaustionSeconds()).isNull();
    }

    @Test
    void where_a_band_lies_between_what_is_used_at_least_and_at_most_the_status_is_unknown() {
        Reading reading = Reading.of(Figure.of(9), Figure.of(100));

        ResourceSample sample =
                resource.update(reading.atMost(Figure.of(75), Figure.of(75), () -> "read 9 s ago"), 0, Load.NONE);
        assertThat(sample.status()).isEqualTo(Status.UNKNOWN);
        assertThat(sample.getUsed()).isNull();
        assertThat(sample.getUtilizationRatio()).isNull();
        assertThat(sample.getReason()).isEqualTo("at least 9, at most 75: read 9 s ago");

        sample = resource.update(
                reading.atMost(Figure.unknown("?"), Figure.unknown("?"), () -> "never read"), 1, Load.NONE);
        assertThat(sample.status()).isEqualTo(Status.UNKNOWN);
        assertThat(sample.getReason()).isEqualTo("at least 9: never read");

        assertThat(resource.update(reading.atMost(Figure.of(69), Figure.of(69), () -> ""), 2, Load.NONE)
                        .toString())
                .isEqualTo("things 9 of 100 OK");
        assertThat(resource.update(reading.atMost(Figure.of(75), Figure.of(9), () -> ""), 3, Load.NONE)
                        .status())
                .as("seen a moment ago")
                .isEqualTo(Status.OK);
        resource.setWarnRatio(0);
        assertThat(resource.update(reading.atMost(Figure.of(75), Figure.of(75), () -> ""), 4, Load.NONE)
                        .status())
                .isEqualTo(Status.OK);
    }

    @Test
    void what_is_in_a_band_already_is_in_it_however_much_more_it_may_be() {
        Reading reading = Reading.of(Figure.of(85), Figure.of(100)).atMost(Figure.of(100), Figure.of(100), () -> "");

        assertThat(resource.update(reading, 0, Load.NONE).status()).isEqualTo(Status.WARN);
    }

    @Test
    void what_is_slow_to_read_shows_a_symptom_near_a_band_or_where_it_can_be_near() {
        Reading reading = Reading.of(Figure.of(62), Figure.of(100));

        resource.update(reading, 0, Load.NONE);
        assertThat(resource.showsSymptom(null, null)).isFalse();
        resource.update(Reading.of(Figure.of(64), Figure.of(100)), 1, Load.NONE);
        assertThat(resource.showsSymptom(null, null)).isTrue();
        resource.update(reading.atMost(Figure.of(64), Figure.of(62), () -> ""), 2, Load.NONE);
        assertThat(resource.showsSymptom(null, null)).isTrue();
        assertThat(resource.isWorthALook()).isFalse();
        resource.update(reading.atMost(Figure.of(73), Figure.of(62), () -> ""), 3, Load.NONE);
        assertThat(resource.isWorthALook()).isTrue();
    }

    @Test
    void what_merely_tells_more_is_no_symptom_near_a_band() {
        Resource detailed = new Resource(
                Specs.named("things", "Things").detailedBy(kernel -> null).read((kernel, sample) -> null));

        detailed.update(Reading.of(Figure.of(62), Figure.of(100)), 0, Load.NONE);
        assertThat(detailed.isWorthADetail()).isFalse();
        detailed.update(Reading.of(Figure.of(85), Figure.of(100)), 1, Load.NONE);
        assertThat(detailed.isWorthADetail()).isTrue();
        assertThat(detailed.showsSymptom(null, null)).isFalse();
    }

    @Test
    void what_shrinks_is_never_exhausted() {
        ResourceSample sample = null;
        for (int i = 0; i < 30; i++) {
            sample = used(90 - 2 * i);
        }

        assertThat(sample.getTrendPerSecond()).isCloseTo(-2, within(1e-9));
        assertThat(sample.getExhaustionSeconds()).isNull();
    }
}
