package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SockStatTest {
    @Test
    void the_captured_host_has_21_connections_in_time_wait() {
        SockStat stat = SockStat.parse(Hosts.text("linux-6.18", "proc/net/sockstat"));

        assertThat(stat.figure("TCP", "inuse")).isEqualTo(Figure.of(10));
        assertThat(stat.timeWait()).isEqualTo(Figure.of(21));
        assertThat(stat.orphans()).isEqualTo(Figure.of(0));
        assertThat(stat.figure("TCP", "alloc")).isEqualTo(Figure.of(31));
    }

    @Test
    void memory_comes_in_bytes() {
        SockStat stat = SockStat.parse("TCP: inuse 1 mem 300\nUDP: inuse 0 mem 2\n");

        assertThat(stat.tcpMemory(PageSize.of(16_384))).isEqualTo(Figure.of(300 * 16_384));
        assertThat(stat.udpMemory(PageSize.of(4096))).isEqualTo(Figure.of(8192));
    }

    @Test
    void a_key_that_this_kernel_lacks_is_unknown_and_not_zero() {
        assertThat(SockStat.parse("TCP: inuse 1\n").timeWait())
                .isEqualTo(Figure.unknown("/proc/net/sockstat has no TCP tw"));
    }

    @Test
    void a_sum_that_is_below_zero_for_an_instant_is_zero() {
        assertThat(SockStat.parse("TCP: orphan -1\n").orphans()).isEqualTo(Figure.of(0));
    }

    @Test
    void keys_that_a_later_kernel_adds_do_no_harm() {
        SockStat stat = SockStat.parse("TCP: inuse 1 orphan 2 tw 3 alloc 4 mem 5 new 6\nQUIC: inuse 7\n");

        assertThat(stat.orphans()).isEqualTo(Figure.of(2));
    }
}
