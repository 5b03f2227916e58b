package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverflowsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void bursts_that_follow_each_other_are_one_count_since_the_first() {
        Overflows both = Overflows.after(Overflows.after(null, 150, 10 * SECOND), 6, 70 * SECOND);

        assertThat(both.count()).isEqualTo(156);
        assertThat(both.secondsSinceFirst(75 * SECOND)).isEqualTo(65);
        assertThat(both.secondsSinceLast(75 * SECOND)).isEqualTo(5);
    }

    @Test
    void those_that_a_sample_saw_after_it_had_begun_are_no_negative_time_ago() {
        Overflows seen = Overflows.after(null, 19, 10 * SECOND);

        assertThat(seen.secondsSinceFirst(10 * SECOND - 1)).isEqualTo(0.0);
        assertThat(seen.secondsSinceLast(10 * SECOND - 1)).isEqualTo(0.0);
    }

    @Test
    void after_five_quiet_minutes_a_new_count_begins() {
        Overflows first = Overflows.after(null, 150, 0);

        assertThat(Overflows.after(first, 6, 300 * SECOND).count()).isEqualTo(156);
        assertThat(Overflows.after(first, 6, 301 * SECOND).count()).isEqualTo(6);
    }

    @Test
    void a_suspicion_is_one_until_something_was_seen() {
        Overflows suspected = Overflows.suspectedAfter(Overflows.suspectedAfter(null, 6, 0), 4, SECOND);
        assertThat(suspected.areSuspected()).isTrue();
        assertThat(suspected.count()).isEqualTo(10);

        Overflows seen = Overflows.after(suspected, 1, 2 * SECOND);
        assertThat(seen.areSuspected()).isFalse();
        assertThat(Overflows.suspectedAfter(seen, 1, 3 * SECOND).areSuspected()).isFalse();
        assertThat(Overflows.suspectedAfter(seen, 1, 400 * SECOND).areSuspected())
                .as("after quiet minutes")
                .isTrue();
    }
}
