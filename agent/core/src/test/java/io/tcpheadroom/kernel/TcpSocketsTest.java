package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpSocketsTest {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    Path folder;

    private TcpSockets read(String... rows) throws IOException {
        Roots roots = Roots.of(folder);
        Path table = roots.at("/proc/net/tcp");
        Files.createDirectories(table.getParent());
        Files.writeString(table, HEADER + String.join("\n", rows) + "\n");
        return TcpSockets.read(roots, inode -> inode == 7 || inode == -1);
    }

    private static String row(String ends, String state, String inode) {
        return "   0: " + ends + " " + state + " 00000000:00000000 00:00000000 00000000     0        0 " + inode + " 1";
    }

    @Test
    void a_table_that_is_absent_or_malformed_has_nothing_to_say() throws IOException {
        assertThat(TcpSockets.read(Roots.of(folder), inode -> true).byInode()).isEmpty();
        assertThat(read("   0: rubbish").byInode()).isEmpty();
        assertThat(read(row("0100007F:1F90", "01", "7")).byInode()).isEmpty();
        assertThat(read(row("0100007F:1F90 0100007F", "01", "7")).byInode()).isEmpty();
    }

    @Test
    void a_socket_that_is_wanted_has_its_state_and_both_ends() throws IOException {
        TcpSocket socket = read(
                        row("0100007F:1F90 0200007F:9C40", "08", "7"), row("0100007F:1F90 0200007F:9C41", "01", "8"))
                .byInode()
                .get(7);

        assertThat(socket.state()).isEqualTo("CLOSE_WAIT");
        assertThat(socket.isListening()).isFalse();
        assertThat(socket.local()).hasToString("/127.0.0.1:8080");
        assertThat(socket.remote()).hasToString("/127.0.0.2:40000");
    }

    @Test
    void a_state_that_is_not_known_is_its_number() throws IOException {
        assertThat(read(row("0100007F:1F90 0200007F:9C40", "0D", "7"))
                        .byInode()
                        .get(7)
                        .state())
                .isEqualTo("0D");
    }

    /** The kernel counts in 32 bits, of which Java takes the upper half for negative numbers. */
    @Test
    void an_inode_beyond_two_thousand_million_is_found() throws IOException {
        assertThat(read(row("0100007F:1F90 0200007F:9C40", "01", "4294967295")).byInode())
                .containsOnlyKeys(-1);
    }

    @Test
    void a_port_that_somebody_listens_on_is_known_whoever_it_is() throws IOException {
        TcpSockets sockets = read(row("0100007F:1F90 00000000:0000", "0A", "99"));

        assertThat(sockets.isListenedOn(8080)).isTrue();
        assertThat(sockets.isListenedOn(8081)).isFalse();
        assertThat(sockets.byInode()).isEmpty();
    }
}
