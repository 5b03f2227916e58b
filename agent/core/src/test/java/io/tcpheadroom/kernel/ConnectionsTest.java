package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue tr\n";

    @TempDir
    Path folder;

    private static Connections on(Roots roots) throws IOException {
        return Connections.read(roots);
    }

    private Connections of(String table) throws IOException {
        Files.createDirectories(folder.resolve("proc/net"));
        Files.writeString(folder.resolve("proc/net/tcp"), table);
        return on(Roots.of(folder));
    }

    @Test
    void malformed_rows_are_named_with_their_file_and_line() {
        assertThatThrownBy(() -> of(HEADER + " 0: 0100007F:1F90 0100007F 06 0:0\n"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessage("/proc/net/tcp line 2: not two halves: \"0100007F\"");
        assertThatThrownBy(() -> of(HEADER + " 0: 0100007F:1F90 0100007F:FFFFFF 06 0:0\n"))
                .hasMessageContaining("beyond 65535");
        assertThatThrownBy(() -> of(HEADER + " 0: 0100007\uFFFD:1F90 0100007F:1 03 0:0\n"))
                .isInstanceOf(MalformedKernelText.class);
        assertThatThrownBy(() -> on(Roots.of(folder.resolve("nothing")))).hasMessageContaining("no such file");
    }

    @Test
    void truncated_rows_and_rows_of_other_states_count_for_nothing() throws IOException {
        Connections connections = of(HEADER + " 0: 0100007F:1F90 0100007F:1F91 01 0:0\n 1: 0100007F:1F90");

        assertThat(connections.halfOpen(0x1F90)).isEqualTo(Figure.of(0));
        assertThat(connections.timeWait(new InetSocketAddress(LOOPBACK, 0x1F91)))
                .isEqualTo(Figure.of(0));
    }

    @Test
    void a_row_that_repeats_counts_once() throws IOException {
        String row = " 0: 0100007F:8001 0100007F:1F90 06 00000000:00000000 03:00001595 00000000 0 0 0 3 0\n";

        assertThat(of(HEADER + row + row).timeWait(new InetSocketAddress(LOOPBACK, 0x1F90)))
                .isEqualTo(Figure.of(1));
    }

    @Test
    void half_open_connections_of_the_captured_host_are_two() throws IOException {
        Connections connections = on(Hosts.roots("linux-6.12"));

        assertThat(connections.halfOpen(18084)).isEqualTo(Figure.of(2));
        assertThat(connections.halfOpen(18080)).isEqualTo(Figure.of(0));
    }

    @Test
    void ports_in_time_wait_of_the_captured_host_are_three_under_the_plain_ipv4_address() throws IOException {
        assertThat(on(Hosts.roots("linux-6.1")).timeWait(new InetSocketAddress(LOOPBACK, 18083)))
                .isEqualTo(Figure.of(3));
    }

    @Test
    void without_ipv6_the_table_of_ipv4_is_all() throws IOException {
        assertThat(on(Hosts.roots("linux-7.2-ipv6-disabled")).halfOpen(18080)).isEqualTo(Figure.of(0));
    }

    @Test
    void the_side_that_closes_first_leaves_its_port_in_time_wait() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            InetSocketAddress destination = new InetSocketAddress(LOOPBACK, server.getLocalPort());
            // of whoever had this port in the last minute
            long before = on(Roots.real()).timeWait(destination).value();
            for (int i = 0; i < 7; i++) {
                try (Socket client = new Socket(LOOPBACK, server.getLocalPort());
                        Socket accepted = server.accept()) {
                    client.shutdownOutput();
                    assertThat(accepted.getInputStream().read()).isEqualTo(-1);
                    accepted.shutdownOutput();
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }
            assertThat(on(Roots.real()).timeWait(destination).value() - before).isEqualTo(7);
        }
    }
}
