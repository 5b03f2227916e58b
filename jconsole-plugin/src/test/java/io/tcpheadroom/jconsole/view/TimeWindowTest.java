package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeWindowTest {
    private static final double NOW = 100_000;

    private final TimeWindow window = new TimeWindow();

    TimeWindowTest() {
        window.moveTo(NOW);
    }

    @Test
    void the_instant_under_the_cursor_stays_where_it_is() {
        double instant = NOW - 200; // a third of five minutes
        window.zoom(0.5, instant);

        assertThat(window.span()).isEqualTo(150);
        assertThat((instant - window.start()) / window.span()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(window.follows()).isFalse();
    }

    @Test
    void what_is_held_stays_while_the_time_goes_on() {
        window.zoom(0.5, NOW - 200);
        double start = window.start();
        window.moveTo(NOW + 60);

        assertThat(window.start()).isEqualTo(start);
        window.follow();
        assertThat(window.end()).isEqualTo(NOW + 60);
    }

    @Test
    void around_the_end_it_goes_on_to_follow() {
        window.zoom(0.5, NOW);

        assertThat(window.follows()).isTrue();
        assertThat(window.start()).isEqualTo(NOW - 150);
    }

    @Test
    void less_and_then_more_than_before_follows_again() {
        window.zoom(0.5, NOW - 200);
        window.zoom(4, NOW - 150);

        assertThat(window.follows()).isTrue();
    }

    @Test
    void it_is_never_shorter_than_ten_seconds_nor_longer_than_what_is_kept() {
        window.zoom(1e-9, NOW - 200);
        assertThat(window.span()).isEqualTo(TimeWindow.SHORTEST);
        window.zoom(1e9, NOW - 200);
        assertThat(window.span()).isEqualTo(TimeWindow.LONGEST);
        assertThat(window.start()).isEqualTo(NOW - TimeWindow.LONGEST);
    }

    @Test
    void what_is_held_goes_no_farther_back_than_what_is_kept() {
        window.zoom(0.5, NOW - 200);
        window.moveTo(NOW + 7_200);

        assertThat(window.start()).isEqualTo(NOW + 7_200 - TimeWindow.LONGEST);
    }

    @Test
    void a_span_that_is_chosen_follows() {
        window.zoom(0.5, NOW - 200);
        window.showLast(60);

        assertThat(window.start()).isEqualTo(NOW - 60);
        assertThat(window.end()).isEqualTo(NOW);
    }
}
