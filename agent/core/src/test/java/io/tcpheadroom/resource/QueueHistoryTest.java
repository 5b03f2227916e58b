package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Little's law over what was seen: the area under the queue's length, divided by what was accepted. */
class QueueHistoryTest {
    private final QueueHistory history = new QueueHistory();

    private void see(int second, long queued, long acceptedTotal) {
        history.see(second * 1_000_000_000L, queued, acceptedTotal);
    }

    @Test
    void before_the_first_look_nothing_is_known() {
        assertThat(history.peak()).isNull();
        assertThat(history.waitSeconds()).isNull();
    }

    @Test
    void what_nobody_accepts_from_has_a_peak_and_no_wait() {
        see(0, 6, 0);
        see(1, 6, 0);

        assertThat(history.peak()).isEqualTo(6);
        assertThat(history.waitSeconds()).isNull();
    }

    @Test
    void six_in_the_queue_and_three_accepted_in_a_second_are_two_seconds_of_waiting() {
        see(0, 6, 100);
        see(1, 6, 103);
        see(2, 6, 106);

        assertThat(history.waitSeconds()).isEqualTo(2.0);
    }

    @Test
    void a_queue_that_is_always_seen_empty_keeps_nobody_waiting() {
        see(0, 0, 0);
        see(1, 0, 50);

        assertThat(history.waitSeconds()).isEqualTo(0.0);
        assertThat(history.peak()).isZero();
    }

    @Test
    void a_queue_that_shrinks_shrinks_evenly() {
        see(0, 10, 0);
        see(2, 0, 10);

        assertThat(history.waitSeconds()).isEqualTo(1.0);
        assertThat(history.peak()).isEqualTo(10);
    }

    @Test
    void what_is_older_than_a_minute_is_forgotten() {
        see(0, 40, 0);
        see(1, 40, 1);
        for (int second = 2; second <= 29; second++) {
            see(second, 2, second);
        }
        assertThat(history.peak()).isEqualTo(40);
        for (int second = 30; second <= 59; second++) {
            see(second, 2, second);
        }
        assertThat(history.peak()).isEqualTo(40);

        see(60, 2, 60);

        assertThat(history.peak()).isEqualTo(2);
        assertThat(history.waitSeconds()).isEqualTo(2.0);
    }

    @Test
    void across_a_look_that_failed_nothing_is_known() {
        see(0, 40, 0);
        see(1, 40, 10);
        history.miss();
        assertThat(history.peak()).isNull();
        assertThat(history.waitSeconds()).isNull();

        see(3, 1, 30);

        assertThat(history.peak()).isEqualTo(1);
        assertThat(history.waitSeconds()).isNull();
    }

    @Test
    void a_gap_of_half_a_minute_begins_anew() {
        see(0, 40, 0);
        see(30, 1, 10);

        assertThat(history.peak()).isEqualTo(1);
        assertThat(history.waitSeconds()).isNull();
    }
}
