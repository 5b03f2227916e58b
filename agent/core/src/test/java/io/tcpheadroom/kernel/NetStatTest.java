package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetStatTest {
    @Test
    void names_without_values_are_malformed() {
        assertThatThrownBy(() -> NetStat.parse("TcpExt: SyncookiesSent\n"))
                .hasMessage("/proc/net/netstat line 1: names without values: \"TcpExt: SyncookiesSent\"");
        assertThatThrownBy(() -> NetStat.parse("TcpExt: A B\nTcpExt: 1\n"))
                .hasMessageContaining("line 2: 2 names and 1 values");
        assertThatThrownBy(() -> NetStat.parse("TcpExt: A\nIpExt: 1\n"))
                .hasMessageContaining("line 2: not the values of TcpExt:");
        assertThatThrownBy(() -> NetStat.parse("TcpExt: A\nTcpExt: one\n"))
                .hasMessageContaining("not a number: \"one\"");
        assertThatThrownBy(() -> NetStat.parse("")).hasMessageContaining("line 1: nothing there");
        assertThatThrownBy(() -> Snmp.parse("Tcp: A\nTcp: 1 2\n")).hasMessageContaining("/proc/net/snmp line 2");
    }

    @Test
    void a_counter_that_this_kernel_lacks_is_unknown_and_not_zero() {
        assertThat(NetStat.parse("TcpExt: A\nTcpExt: 1\n").tcpExt("PAWSPassive"))
                .isEqualTo(Figure.unknown("/proc/net/netstat has no TcpExt PAWSPassive"));
    }

    @Test
    void counters_are_found_by_name_wherever_they_stand() {
        NetStat one = NetStat.parse("TcpExt: A B\nTcpExt: 1 2\nIpExt: A\nIpExt: 9\n");
        NetStat other = NetStat.parse("IpExt: A\nIpExt: 9\nTcpExt: New B A\nTcpExt: 7 2 1\n");

        assertThat(one.tcpExt("A")).isEqualTo(other.tcpExt("A")).isEqualTo(Figure.of(1));
        assertThat(one.tcpExt("B")).isEqualTo(other.tcpExt("B")).isEqualTo(Figure.of(2));
    }

    @Test
    void a_counter_beyond_2_to_the_63_is_the_largest_number() {
        assertThat(NetStat.parse("TcpExt: A\nTcpExt: 18446744073709551615\n").tcpExt("A"))
                .isEqualTo(Figure.of(Long.MAX_VALUE));
    }

    @Test
    void the_maximum_of_connections_may_be_minus_one() {
        Snmp snmp = Snmp.parse("Tcp: MaxConn CurrEstab\nTcp: -1 12\n");

        assertThat(snmp.tcp("MaxConn")).isEqualTo(Figure.of(-1));
        assertThat(snmp.tcp("CurrEstab")).isEqualTo(Figure.of(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.18", "linux-7.2-ipv6-disabled", "network-namespace"})
    void a_kernel_of_today_has_every_counter_of_the_catalogue(String host) {
        assertThat(lacking(host)).isEmpty();
    }

    @Test
    void an_older_kernel_lacks_two_of_them() {
        assertThat(lacking("linux-5.10")).containsExactly("PAWSOldAckTotal", "PAWSTimewaitTotal");
        assertThat(lacking("linux-6.12")).containsExactly("PAWSOldAckTotal", "PAWSTimewaitTotal");
    }

    @Test
    void what_is_gone_from_the_kernel_says_since_when() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-5.10"))) {
            kernel.refresh();

            assertThat(CounterCatalog.read(kernel).all())
                    .containsEntry("PAWSPassiveTotal", Figure.notApplicable("removed in Linux 4.12"));
            assertThat(kernel.setting("TcpTwRecycle")).isEqualTo(Figure.notApplicable("removed in Linux 4.12"));
            assertThat(kernel.setting("EpollMaxUserInstances"))
                    .isEqualTo(Figure.notApplicable("removed in Linux 2.6.29"));
        }
    }

    @Test
    void what_cannot_be_read_is_not_gone() {
        try (Kernel kernel = new Kernel(Hosts.roots("file-max-unlimited"))) {
            kernel.refresh();

            assertThat(CounterCatalog.read(kernel).figure("PAWSPassiveTotal").kind())
                    .isEqualTo(Figure.Kind.UNKNOWN);
        }
    }

    /** But for those of control groups, of which these hosts have none. */
    private static List<String> lacking(String host) {
        try (Kernel kernel = new Kernel(Hosts.roots(host))) {
            kernel.refresh();

            assertThat(CounterCatalog.read(kernel).all().keySet())
                    .containsExactlyElementsOf(
                            CounterCatalog.ALL.stream().map(Counter::attribute).toList());
            return CounterCatalog.read(kernel).all().entrySet().stream()
                    .filter(counter -> counter.getValue().kind() == Figure.Kind.UNKNOWN)
                    .map(Map.Entry::getKey)
                    .filter(attribute -> !attribute.startsWith("Cgroup"))
                    .toList();
        }
    }

    @Test
    void the_captured_hosts_counted_exactly_this() {
        Snmp snmp = Snmp.parse(Hosts.text("network-namespace", "proc/net/snmp"));
        NetStat netStat = NetStat.parse(Hosts.text("network-namespace", "proc/net/netstat"));

        assertThat(snmp.tcp("ActiveOpens")).isEqualTo(Figure.of(7));
        assertThat(snmp.tcp("PassiveOpens")).isEqualTo(Figure.of(7));
        assertThat(snmp.tcp("CurrEstab")).isEqualTo(Figure.of(12));
        assertThat(netStat.tcpExt("TW")).isEqualTo(Figure.of(1));
        assertThat(netStat.tcpExt("ListenOverflows")).isEqualTo(Figure.of(0));
    }
}
