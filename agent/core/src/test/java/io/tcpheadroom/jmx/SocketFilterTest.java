package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.SocketData;
import org.junit.jupiter.api.Test;

class SocketFilterTest {
    private static final SocketData SOCKET = new SocketData(
            7,
            "Shop",
            "CLIENT",
            "CONNECTED",
            false,
            "com.acme.Pool.open(Pool.java:27)",
            "192.0.2.7:5432",
            null,
            "CLOSE_WAIT",
            "192.0.2.8:5432",
            90L,
            60.5,
            1L,
            0L);
    private static final SocketData UNKNOWN =
            new SocketData(8, "Shop", "DATAGRAM", "BOUND", true, null, null, null, null, null, null, null, null, null);

    private static boolean passes(String filter) {
        return new SocketFilter(filter).test(SOCKET);
    }

    @Test
    void without_a_word_every_socket_passes() {
        assertThat(passes(null)).isTrue();
        assertThat(passes(" ")).isTrue();
        assertThat(new SocketFilter("").test(UNKNOWN)).isTrue();
    }

    @Test
    void all_words_have_to_stand_somewhere_in_whatever_case() {
        assertThat(passes("shop close_wait 192.0.2.8 POOL.java")).isTrue();
        assertThat(passes("shop established")).isFalse();
        assertThat(new SocketFilter("close_wait").test(UNKNOWN)).isFalse();
    }

    @Test
    void comparisons_have_to_hold_beside_the_words() {
        assertThat(passes("client age>89 age<91 age=90 age>=90 age<=90 held>60 unread=1 unsent<1"))
                .isTrue();
        assertThat(passes("age>90")).isFalse();
        assertThat(passes("held<60")).isFalse();
        assertThat(passes("unread>=2")).isFalse();
        assertThat(passes("listener age>1")).isFalse();
    }

    @Test
    void a_number_that_is_not_known_is_neither_more_nor_less_than_any() {
        assertThat(new SocketFilter("unread>=0").test(UNKNOWN)).isFalse();
        assertThat(new SocketFilter("age<1000").test(UNKNOWN)).isFalse();
    }

    /** Words like any other, which stand nowhere. */
    @Test
    void what_is_no_comparison_is_a_word() {
        assertThat(passes("age>")).isFalse();
        assertThat(passes("port>1")).isFalse();
        assertThat(passes("age>99999999999999999999")).isFalse();
    }
}
