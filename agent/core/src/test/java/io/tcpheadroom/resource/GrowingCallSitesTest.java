package io.tcpheadroom.resource;

import static io.tcpheadroom.tracker.Tracked.has;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Tracked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Minute by minute. */
class GrowingCallSitesTest {
    private static final long MINUTE = 60_000_000_000L;

    private final GrowingCallSites growing = new GrowingCallSites();
    private CallSite leaking = Tracked.callSite(Tracked.app("shop"), "com.acme.Leak", 0, 0);
    private final CallSite other = Tracked.callSite(Tracked.app("shop"), "com.acme.Pool", 0, 0);
    private long now;

    private void look(long nanos) {
        now += nanos;
        growing.look(List.of(leaking, other), now);
    }

    /** The site opens so many in each of six minutes, while the other has what is given. */
    private void sixMinutes(int each, int closed, int... others) {
        has(leaking, 5, 5);
        has(other, others[0], 1_000);
        look(0);
        for (int minute = 0; minute <= 5; minute++) {
            has(leaking, 5 + (long) minute * each, 5 + (long) minute * (each + closed));
            has(other, others[Math.min(minute, others.length - 1)], 1_000);
            look(MINUTE / 2);
            look(MINUTE / 2);
        }
    }

    @Test
    void a_site_that_grows_in_each_of_five_minutes_while_the_other_does_not_is_growing() {
        sixMinutes(4, 0, 40);

        assertThat(growing.growing()).containsOnlyKeys(leaking);
        Growth growth = growing.growing().get(leaking);
        assertThat(growth.before()).isLessThan(growth.now());
        assertThat(growth.grown()).isEqualTo(20);
        assertThat(growth.opened()).isEqualTo(20);
    }

    @Test
    void it_is_no_more_once_it_has_a_minute_without_growth() {
        sixMinutes(4, 0, 40);

        look(MINUTE / 2);
        look(MINUTE / 2);

        assertThat(growing.growing()).isEmpty();
    }

    @Test
    void fewer_than_twenty_are_none() {
        sixMinutes(3, 0, 40);
        assertThat(growing.growing()).isEmpty();
    }

    @Test
    void before_five_minutes_are_over_nothing_is_known() {
        look(0);
        for (int minute = 0; minute < 5; minute++) {
            has(leaking, 100L * minute, 100L * minute);
            has(other, 10, 10);
            look(MINUTE);
        }
        assertThat(growing.growing()).isEmpty();
    }

    /** Under more load all of them grow. */
    @Test
    void sites_that_grow_evenly_are_none() {
        sixMinutes(100, 0, 5, 105, 205, 305, 405, 505);
        assertThat(growing.growing()).isEmpty();
    }

    @Test
    void a_site_that_closes_most_of_what_it_opens_is_none() {
        sixMinutes(4, 5, 40);
        assertThat(growing.growing()).isEmpty();
    }

    /** There is nothing to compare it with. */
    @Test
    void a_site_without_another_is_none() {
        sixMinutes(100, 0, 0);
        assertThat(growing.growing()).isEmpty();
    }

    /** What is open at the fewest in a minute counts. */
    @Test
    void bursts_are_none() {
        look(0);
        has(other, 10, 10);
        for (int minute = 0; minute <= 6; minute++) {
            has(leaking, 100L * (minute + 1), 1_000L * minute);
            look(MINUTE / 3);
            has(leaking, 5, 1_000L * minute);
            look(MINUTE / 3);
            has(leaking, 100L * (minute + 1), 1_000L * minute);
            look(MINUTE / 3);
        }
        assertThat(growing.growing()).isEmpty();
    }

    @Test
    void the_row_for_all_sites_beyond_the_cap_is_none() {
        leaking = Tracked.callSite(Tracked.app("shop"), "other", 0, 0);
        sixMinutes(4, 0, 40);
        assertThat(growing.growing()).isEmpty();
    }
}
