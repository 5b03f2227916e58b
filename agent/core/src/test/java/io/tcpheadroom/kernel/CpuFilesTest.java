package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Files of hexadecimal numbers with a line for each processor, and of threads. */
class CpuFilesTest {
    private static final String NINE = "0000000a 00000001 00000002 0 0 0 0 0 0";

    @Test
    void malformed_text_is_named_with_its_file_and_line() {
        assertThatThrownBy(() -> SoftNetStat.parse(""))
                .hasMessageContaining("/proc/net/softnet_stat line 1: no processor");
        assertThatThrownBy(() -> SoftNetStat.parse("0 1 2\n")).hasMessageContaining("line 1: only 3 columns");
        assertThatThrownBy(() -> SoftNetStat.parse(NINE + "\n" + NINE.replace("00000002", "zwei")))
                .hasMessageContaining("line 2: not a hexadecimal number: \"zwei\"");
        assertThatThrownBy(() -> SoftNetStat.parse(NINE.replace("00000002", "-1")))
                .hasMessageContaining("\"-1\"");
        assertThatThrownBy(() -> ArpCache.parse("entries allocs\n"))
                .hasMessageContaining("/proc/net/stat/arp_cache line 1: no processor");
        assertThatThrownBy(() -> ArpCache.parse("entries allocs\n00000002\n"))
                .hasMessageContaining("line 2: only 1 of 2 numbers");
        assertThatThrownBy(() -> NfConntrackStat.parse("entries drop\n0 x\n"))
                .hasMessageContaining("/proc/net/stat/nf_conntrack line 2: not a hexadecimal number: \"x\"");
        assertThatThrownBy(() -> LoadAvg.parse("")).hasMessageContaining("/proc/loadavg line 1: nothing there");
        assertThatThrownBy(() -> LoadAvg.parse("0.01 0.08 0.07")).hasMessageContaining("line 1: only 3 words");
        assertThatThrownBy(() -> LoadAvg.parse("0.01 0.08 0.07 83 1")).hasMessageContaining("not running/all: \"83\"");
        assertThatThrownBy(() -> LoadAvg.parse("0.01 0.08 0.07 1/-83 1")).hasMessageContaining("negative: \"-83\"");
        assertThatThrownBy(() -> ConntrackCount.parse("-1\n")).hasMessageContaining("negative: \"-1\"");
    }

    @Test
    void nine_columns_do_not_tell_how_many_packets_wait() {
        SoftNetStat stat = SoftNetStat.parse(NINE + "\n" + NINE);

        assertThat(stat.dropped()).isEqualTo(Figure.of(2));
        assertThat(stat.timeSqueeze()).isEqualTo(Figure.of(4));
        assertThat(stat.fullestBacklog().kind()).isEqualTo(Figure.Kind.UNKNOWN);
    }

    @Test
    void the_fullest_processor_is_named_by_its_own_number() {
        SoftNetStat stat =
                SoftNetStat.parse(NINE + " 0 0 00000003 00000000 0 0\n" + NINE + " 0 0 000003e8 00000007 0 0\n");

        assertThat(stat.fullestBacklog()).isEqualTo(Figure.of(1000));
        assertThat(stat.fullestCpu()).isEqualTo(7);
    }

    @Test
    void thirteen_and_fifteen_columns_were_captured() {
        assertThat(SoftNetStat.parse(Hosts.text("linux-5.10", "proc/net/softnet_stat"))
                        .timeSqueeze())
                .isEqualTo(Figure.of(1));
        assertThat(SoftNetStat.parse(Hosts.text("linux-5.10", "proc/net/softnet_stat"))
                        .fullestBacklog())
                .isEqualTo(Figure.of(0));
        assertThat(SoftNetStat.parse(Hosts.text("linux-6.18", "proc/net/softnet_stat"))
                        .fullestBacklog())
                .isEqualTo(Figure.of(0));
    }

    @Test
    void what_stands_in_every_line_is_not_summed_and_what_each_counted_is() {
        assertThat(ArpCache.parse(Hosts.text("linux-6.18", "proc/net/stat/arp_cache"))
                        .entries())
                .isEqualTo(Figure.of(2));
        assertThat(NfConntrackStat.parse("entries drop\n0000000a 0000000b\n0000000a 00000001\n")
                        .total("drop"))
                .isEqualTo(Figure.of(12));
        assertThat(NfConntrackStat.parse("entries drop\n0 0\n").total("early_drop"))
                .isEqualTo(Figure.unknown("/proc/net/stat/nf_conntrack has no early_drop"));
    }

    @Test
    void threads_are_those_of_the_host() {
        assertThat(LoadAvg.parse("0.01 0.08 0.07 1/83 6259\n").threads()).isEqualTo(Figure.of(83));
    }
}
