package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SmallFilesTest {
    @Test
    void file_nr_has_used_and_max_around_a_zero() {
        FileNr fileNr = FileNr.parse(Hosts.text("linux-6.18", "proc/sys/fs/file-nr"));

        assertThat(fileNr.used()).isEqualTo(Figure.of(766));
        assertThat(fileNr.max()).isEqualTo(Figure.of(2_466_170));
    }

    @Test
    void the_largest_signed_and_unsigned_number_are_no_bound() {
        assertThat(FileNr.parse(Hosts.text("file-max-unlimited", "proc/sys/fs/file-nr"))
                        .max())
                .isEqualTo(Figure.unlimited());
        assertThat(FileNr.parse("5\t0\t18446744073709551615\n").max()).isEqualTo(Figure.unlimited());
    }

    @Test
    void of_soft_and_hard_limit_the_soft_one_holds() {
        Limits limits = Limits.parse("Limit   Soft Limit   Hard Limit   Units\n"
                + "Max open files            1024                 524288               files     \n"
                + "Max processes             unlimited            96365                processes \n"
                + "Max nice priority         0                    0                    \n");

        assertThat(limits.openFiles()).isEqualTo(Figure.of(1024));
    }

    @Test
    void the_captured_limits_can_be_read_whole() {
        assertThat(Limits.parse(Hosts.text("linux-6.18", "proc/self/limits")).openFiles())
                .isEqualTo(Figure.of(20_000));
        assertThat(Limits.parse(Hosts.text("file-max-unlimited", "proc/self/limits"))
                        .openFiles())
                .isEqualTo(Figure.unlimited());
    }

    @Test
    void a_limit_that_is_not_listed_is_unknown() {
        assertThat(Limits.parse("Limit\nMax processes 1 2 processes\n").openFiles())
                .isEqualTo(Figure.unknown("/proc/self/limits has no Max open files"));
    }

    private static Figure ports(long low, long high, String reserved) {
        return Figure.of(EphemeralPorts.of(low, high, reserved).count());
    }

    @Test
    void what_is_no_range_of_ports_is_malformed() {
        for (long[] range : new long[][] {{-1, 5}, {60_999, 32_768}, {32_768, 65_536}}) {
            assertThatThrownBy(() -> ports(range[0], range[1], null))
                    .isInstanceOf(MalformedKernelText.class)
                    .hasMessage("/proc/sys/net/ipv4/ip_local_port_range line 1: no range of ports: \"" + range[0] + " "
                            + range[1] + '"');
        }
    }

    @Test
    void a_port_range_holds_both_of_its_ends() {
        assertThat(ports(32_768, 60_999, null)).isEqualTo(Figure.of(28_232));
        assertThat(ports(40_000, 40_000, "\n")).isEqualTo(Figure.of(1));
    }

    @Test
    void reserved_ports_count_only_inside_the_range_and_once() {
        assertThat(ports(32_768, 60_999, "8080\n")).isEqualTo(Figure.of(28_232));
        assertThat(ports(32_768, 60_999, "8080,32000-32769,40000,40000,60999-65535\n"))
                .isEqualTo(Figure.of(28_228));
        assertThat(ports(32_768, 60_999, "0-65535\n")).isEqualTo(Figure.of(0));
    }

    @Test
    void a_list_of_reserved_ports_may_end_in_a_comma() {
        assertThat(ports(1, 1024, "80,")).isEqualTo(Figure.of(1023));
    }

    @Test
    void the_page_size_stands_in_auxv_in_words_of_either_width() {
        ByteBuffer wide = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        wide.putLong(33)
                .putLong(0x7fff_0000_1000L)
                .putLong(6)
                .putLong(65_536)
                .putLong(0)
                .putLong(0);
        ByteBuffer narrow = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        narrow.putInt(16).putInt(7).putInt(6).putInt(4096).putInt(0).putInt(0);

        assertThat(PageSize.parse(wide).bytes()).isEqualTo(Figure.of(65_536));
        assertThat(PageSize.parse(narrow).bytes()).isEqualTo(Figure.of(4096));
    }

    @Test
    void without_a_plausible_page_size_no_page_is_turned_into_bytes() {
        ByteBuffer odd = ByteBuffer.allocate(20).order(ByteOrder.nativeOrder());
        odd.putLong(6).putLong(5000);
        PageSize none = PageSize.parse(odd);

        assertThat(none.bytes().kind()).isEqualTo(Figure.Kind.UNKNOWN);
        assertThat(none.bytes(Figure.of(7)).reason()).isEqualTo("/proc/self/auxv names no page size");
        assertThat(PageSize.parse(ByteBuffer.allocate(0)).bytes().kind()).isEqualTo(Figure.Kind.UNKNOWN);
    }

    @Test
    void more_pages_than_bytes_can_be_counted_are_no_bound() {
        assertThat(PageSize.of(4096).bytes(Figure.of(Long.MAX_VALUE / 4096 + 1)))
                .isEqualTo(Figure.unlimited());
        assertThat(PageSize.of(4096).bytes(Figure.unlimited())).isEqualTo(Figure.unlimited());
    }
}
