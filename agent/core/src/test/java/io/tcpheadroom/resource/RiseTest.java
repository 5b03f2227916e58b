package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RiseTest {
    @Test
    void what_there_is_at_first_has_risen_unless_it_began_long_ago() {
        assertThat(new Rise(true).hasRisen(7, null)).isTrue();
        assertThat(new Rise(false).hasRisen(7, null)).isFalse();
    }

    @Test
    void it_has_risen_until_a_reading_has_seen_it() {
        Rise rise = new Rise(false);
        assertThat(rise.hasRisen(7, null)).isFalse();
        assertThat(rise.hasRisen(8, null)).isTrue();
        assertThat(rise.hasRisen(8, null)).isTrue();
        assertThat(rise.hasRisen(8, 100L)).isFalse();
        assertThat(rise.hasRisen(9, 100L)).isTrue();
    }

    @Test
    void what_rose_between_the_reading_and_the_tick_may_have_been_missed() {
        Rise rise = new Rise(true);
        assertThat(rise.hasRisen(1, null)).isTrue();
        assertThat(rise.hasRisen(2, 100L)).isTrue();
        assertThat(rise.hasRisen(2, 200L)).isFalse();
    }

    @Test
    void what_falls_rises_from_there() {
        Rise rise = new Rise(false);
        assertThat(rise.hasRisen(7, null)).isFalse();
        assertThat(rise.hasRisen(3, null)).isFalse();
        assertThat(rise.hasRisen(4, null)).isTrue();
    }
}
