package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Snmp6Test {
    @TempDir
    Path root;

    private Figure total(String attribute) {
        try (Kernel kernel = new Kernel(Roots.of(root))) {
            return CounterCatalog.read(kernel).figure(attribute);
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve("proc/net/" + file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void a_text_without_udp_is_malformed() {
        assertThatThrownBy(() -> Snmp6.parse("Ip6InReceives 2\n"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageStartingWith("/proc/net/snmp6 line 1: no counter of UDP");
    }

    @Test
    void a_counter_that_the_kernel_lacks_is_unknown() {
        assertThat(Snmp6.parse("Udp6InErrors 2\nUdpLite6MemErrors 3\n").udp("MemErrors"))
                .isEqualTo(Figure.unknown("/proc/net/snmp6 has no Udp6MemErrors"));
    }

    @Test
    void datagrams_lost_over_both_families_are_summed() throws IOException {
        write("snmp", "Udp: RcvbufErrors SndbufErrors\nUdp: 4988 1\n");
        write("snmp6", "Udp6RcvbufErrors                \t4988\nUdp6SndbufErrors                \t0\n");

        assertThat(total("UdpRcvbufErrorsTotal")).isEqualTo(Figure.of(9976));
        assertThat(total("Udp6RcvbufErrorsTotal")).isEqualTo(Figure.of(4988));
        assertThat(total("UdpSndbufErrorsTotal")).isEqualTo(Figure.of(1));
        assertThat(total("UdpMemErrorsTotal")).isEqualTo(Figure.notApplicable("this kernel does not count it"));
    }

    @Test
    void without_ipv6_those_of_ipv4_are_all() throws IOException {
        write("snmp", "Udp: RcvbufErrors\nUdp: 4988\n");

        assertThat(total("UdpRcvbufErrorsTotal")).isEqualTo(Figure.of(4988));
        assertThat(total("Udp6RcvbufErrorsTotal")).isEqualTo(Figure.notApplicable("IPv6 is off"));
    }

    @Test
    void a_half_that_cannot_be_read_makes_the_sum_unknown() throws IOException {
        write("snmp", "Udp: RcvbufErrors\nUdp: 4988\n");
        write("snmp6", "");

        assertThat(total("UdpRcvbufErrorsTotal").kind()).isEqualTo(Figure.Kind.UNKNOWN);
    }
}
