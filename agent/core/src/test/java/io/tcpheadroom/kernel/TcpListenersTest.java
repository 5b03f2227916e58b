package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpListenersTest {
    private static final String TCP = Hosts.text("linux-6.18", "proc/net/tcp");
    private static final String TCP6 = Hosts.text("linux-6.18", "proc/net/tcp6");

    @Test
    void the_captured_listener_has_three_connections_in_its_queue() throws Exception {
        List<ListeningSocket> rows = TcpListeners.parse("/proc/net/tcp", TCP).sockets();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).address()).isEqualTo(InetAddress.getByName("127.0.0.1"));
        assertThat(rows.get(0).port()).isEqualTo(18080);
        assertThat(rows.get(0).queued()).isEqualTo(3);
        assertThat(rows.get(0).inode()).isEqualTo(44354);
    }

    @Test
    void in_tcp6_stand_ipv6_addresses_any_address_and_mapped_ipv4_ones() {
        List<ListeningSocket> rows = TcpListeners.parse("/proc/net/tcp6", TCP6).sockets();

        assertThat(rows)
                .extracting(row -> row.address().getHostAddress() + " " + row.port() + " " + row.queued())
                .containsExactlyInAnyOrder(
                        "0:0:0:0:0:0:0:1 18083 0",
                        "0:0:0:0:0:0:0:1 18083 0",
                        "0:0:0:0:0:0:0:0 18081 0",
                        "127.0.0.1 18082 2");
        assertThat(rows).extracting(ListeningSocket::inode).doesNotHaveDuplicates();
    }

    @Test
    void what_follows_the_first_connection_is_not_looked_at() {
        assertThat(TcpListeners.parse("/proc/net/tcp", TCP + "and then nonsense")
                        .sockets())
                .hasSize(1);
    }

    @Test
    void half_open_connections_among_the_listeners_are_passed_over() {
        String[] lines = TCP.split("\n");
        String half = lines[1].replace(" 0A ", " 03 ");
        String old = String.join("\n", lines[0], half, lines[1], half, lines[1], lines[2], lines[1]);

        assertThat(TcpListeners.parse("/proc/net/tcp", old).sockets()).hasSize(2);
    }

    @Test
    void reading_may_stop_after_the_first_connection_and_no_earlier() {
        String[] lines = TCP.split("(?<=\n)");
        String listeners = lines[0] + lines[1];

        assertThat(past("")).isFalse();
        assertThat(past(lines[0])).isFalse();
        assertThat(past(listeners)).isFalse();
        assertThat(past(listeners + lines[2].substring(0, 100))).isFalse();
        assertThat(past(listeners + lines[2])).isTrue();
        assertThat(past(listeners + lines[2] + lines[3].substring(0, 7))).isTrue();
    }

    private static boolean past(String text) {
        return TcpListeners.isPastListening(text.getBytes(StandardCharsets.US_ASCII), text.length());
    }
}
