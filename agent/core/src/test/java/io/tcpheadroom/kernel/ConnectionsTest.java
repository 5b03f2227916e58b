package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.testing.Garbage;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue tr\n";

    @TempDir
    Path folder;

    private static Connections on(Roots roots, InetSocketAddress... destinations) throws IOException {
        return on(roots, own(0, destinations));
    }

    private static Connections on(Roots roots, OwnConnections own) throws IOException {
        return Connections.read(roots, own, EphemeralPorts.ANY, null, 0);
    }

    private static OwnConnections own(int open, InetSocketAddress... destinations) {
        return new OwnConnections(
                Stream.of(destinations).collect(Collectors.toMap(each -> each, each -> counts(() -> open, open))),
                Set.of(),
                Map.of(),
                Set.of());
    }

    private static OwnConnections.Counts counts(IntSupplier open, int unbound) {
        return new OwnConnections.Counts() {
            @Override
            public int open() {
                return open.getAsInt();
            }

            @Override
            public int unbound() {
                return unbound;
            }

            @Override
            public long connectFailed() {
                return 0;
            }
        };
    }

    private Roots table(String name, String... rows) throws IOException {
        Files.createDirectories(folder.resolve("proc/net"));
        Files.writeString(folder.resolve("proc/net/" + name), HEADER + String.join("", rows));
        return Roots.of(folder);
    }

    private Connections of(String row) throws IOException {
        return on(table("tcp", row), new InetSocketAddress(LOOPBACK, 0x1F90));
    }

    /** A row from 127.0.0.x towards 127.0.0.1:8080. */
    private static String row(int host, int port, String state, long inode) {
        return row(host, port, 0x1F90, state, inode);
    }

    private static String row(int host, int port, int toPort, String state, long inode) {
        return String.format(
                " 0: %02X00007F:%04X 0100007F:%04X %s 00000000:00000000 03:00001595 00000000     0        0 %d 3 0%n",
                host, port, toPort, state, inode);
    }

    @Test
    void malformed_rows_are_named_with_their_file_and_line() {
        assertThatThrownBy(() -> of(" 0: 0100007F:1F90 0100007F 06 0:0\n"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessage("/proc/net/tcp line 2: not two halves: \"0100007F\"");
        assertThatThrownBy(() -> of(" 0: 0100007F:1F90 0100007F:FFFFFF 06 0:0\n"))
                .hasMessage("/proc/net/tcp line 2: a port beyond 65535: \"0100007F:FFFFFF\"");
        assertThatThrownBy(() -> of(" 0: 0100007F:1F90 0100007F:1234567890ABCDEF12 06 0:0\n"))
                .hasMessageContaining("a port beyond 65535");
        assertThatThrownBy(() -> of(" 0: 0100007F:1F90 0100007F:1F9G 06 0:0\n"))
                .hasMessage("/proc/net/tcp line 2: not a port: \"0100007F:1F9G\"");
        assertThatThrownBy(() -> of(" 0: 0100007\uFFFD:1F90 0100007F:1 03 0:0\n"))
                .isInstanceOf(MalformedKernelText.class);
        assertThatThrownBy(() -> of(" 0: 00007F:1F90 0100007F:1 01 0:0\n"))
                .hasMessage("/proc/net/tcp line 2: not an address: \"00007F:1F90\"");
        assertThatThrownBy(() -> of(" 0: 0100007F:1F90 0100007F:1 1F 0:0\n"))
                .hasMessage("/proc/net/tcp line 2: not a state: \"1F\"");
        assertThatThrownBy(() -> of(row(1, 0x8001, "01", 5).replace(" 5 3 0", " -5 3 0")))
                .hasMessage("/proc/net/tcp line 2: not an inode: \"-5\"");
        assertThatThrownBy(() -> on(Roots.of(folder.resolve("nothing")))).hasMessageContaining("no such file");
    }

    @Test
    void truncated_rows_count_for_nothing() throws IOException {
        Connections connections = of(" 0: 0100007F:8001 0100007F:1F90 06\n 1: 0100007F:1F90");

        assertThat(taken(connections))
                .isEqualTo("from 127.0.0.1: 1 in all, 1 in TIME_WAIT, 0 own, 0 others, 0 closing");
        assertThat(connections.halfOpen(0x1F90)).isEqualTo(Figure.of(0));
    }

    @Test
    void a_row_that_repeats_counts_once_and_one_that_changed_meanwhile_as_what_it_was() throws IOException {
        Connections connections = of(
                row(1, 0x8001, "06", 0) + row(1, 0x8001, "06", 0) + row(1, 0x8002, "06", 0) + row(1, 0x8002, "01", 77));

        assertThat(taken(connections))
                .isEqualTo("from 127.0.0.1: 2 in all, 1 in TIME_WAIT, 0 own, 1 others, 0 closing");
    }

    @Test
    void every_state_that_holds_a_port_counts_and_a_listener_or_a_half_open_connection_does_not() throws IOException {
        Roots roots = table(
                "tcp",
                row(1, 0x8001, "01", 11), // ESTABLISHED
                row(1, 0x8002, "02", 12), // SYN_SENT
                row(1, 0x8003, "08", 13), // CLOSE_WAIT
                row(1, 0x8004, "04", 0), // FIN_WAIT1
                row(1, 0x8005, "05", 0), // FIN_WAIT2
                row(1, 0x8006, "09", 0), // LAST_ACK
                row(1, 0x8007, "0B", 0), // CLOSING
                row(1, 0x8008, "06", 0), // TIME_WAIT
                row(1, 0x8009, "03", 0), // SYN_RECV
                row(1, 0x800A, "0A", 14)); // LISTEN
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 0x1F90);

        assertThat(taken(on(roots, own(2, destination))))
                .isEqualTo("from 127.0.0.1: 8 in all, 1 in TIME_WAIT, 2 own, 1 others, 4 closing");
    }

    @Test
    void the_local_address_with_most_ports_counts_and_the_others_have_ports_of_their_own() throws IOException {
        Roots roots = table(
                "tcp",
                row(2, 0x8001, "01", 1),
                row(2, 0x8002, "01", 2),
                row(2, 0x8003, "06", 0),
                row(3, 0x8001, "01", 3),
                row(3, 0x8002, "01", 4));
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 0x1F90);
        OwnConnections own = new OwnConnections(
                Map.of(destination, counts(() -> 3, 0)), Set.of(), Map.of(1L, true, 3L, true, 4L, true), Set.of());

        assertThat(taken(on(roots, own)))
                .isEqualTo("from 127.0.0.2: 3 in all, 1 in TIME_WAIT, 1 own, 1 others, 0 closing");
    }

    @Test
    void where_every_socket_is_bound_the_ports_of_other_addresses_do_not_matter() throws IOException {
        Roots roots = table("tcp", row(2, 0x8001, "01", 1), row(3, 0x8001, "01", 3), row(3, 0x8002, "01", 4));
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 0x1F90);
        OwnConnections own = new OwnConnections(
                Map.of(destination, counts(() -> 1, 0)), Set.of(destination), Map.of(1L, true), Set.of());

        assertThat(taken(on(roots, own)))
                .isEqualTo("from 127.0.0.2: 1 in all, 0 in TIME_WAIT, 1 own, 0 others, 0 closing");
    }

    @Test
    void another_process_s_local_address_is_not_ours() throws IOException {
        Roots roots = table(
                "tcp", row(2, 0x8001, "01", 1), row(2, 0x8002, "01", 2), row(2, 0x8003, "01", 3), row(3, 1, "01", 7));
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 0x1F90);
        Map<InetSocketAddress, OwnConnections.Counts> counts = Map.of(destination, counts(() -> 1, 1));

        Connections told = on(roots, new OwnConnections(counts, Set.of(), Map.of(), Set.of(7L)));
        assertThat(taken(told)).isEqualTo("from 127.0.0.3: 1 in all, 0 in TIME_WAIT, 1 own, 0 others, 0 closing");
        assertThat(told.towards(destination).isOfThisProcess()).isTrue();

        OwnConnections none = own(0, destination);
        Connections remembered = Connections.read(roots, none, EphemeralPorts.ANY, told, 0);
        assertThat(taken(remembered)).startsWith("from 127.0.0.3: 1 in all");

        Connections untold = on(roots, none);
        assertThat(taken(untold)).isEqualTo("from 127.0.0.2: 3 in all, 0 in TIME_WAIT, 0 own, 3 others, 0 closing");
        assertThat(untold.towards(destination).isOfThisProcess()).isFalse();
    }

    @Test
    void a_socket_that_is_opened_while_the_table_is_read_is_not_another_process_s() throws IOException {
        Roots roots = table("tcp", row(1, 0x8001, "01", 1));
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 0x1F90);
        AtomicInteger open = new AtomicInteger();
        OwnConnections own =
                new OwnConnections(Map.of(destination, counts(open::getAndIncrement, 0)), Set.of(), Map.of(), Set.of());

        assertThat(taken(on(roots, own)))
                .isEqualTo("from 127.0.0.1: 1 in all, 0 in TIME_WAIT, 1 own, 0 others, 0 closing");
    }

    @Test
    void an_ipv4_address_is_the_same_one_in_both_tables() throws IOException {
        table("tcp", row(1, 0x8001, "01", 1));
        Roots roots = table(
                "tcp6",
                " 0: 0000000000000000FFFF00000100007F:8002 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000"
                        + " 00:00000000 00000000 0 0 2 1\n");

        assertThat(taken(on(roots, new InetSocketAddress(LOOPBACK, 0x1F90))))
                .isEqualTo("from 127.0.0.1: 2 in all, 0 in TIME_WAIT, 0 own, 2 others, 0 closing");
    }

    @Test
    void ports_outside_of_the_range_or_reserved_do_not_count() throws IOException {
        Roots roots = table(
                "tcp", row(1, 0x8001, "01", 1), row(1, 0x8002, "01", 2), row(1, 0x8003, "01", 3), row(1, 80, "01", 4));
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 0x1F90);

        assertThat(taken(Connections.read(
                        roots,
                        own(0, destination),
                        EphemeralPorts.of(0x8001, 0x8003, Integer.toString(0x8002)),
                        null,
                        0)))
                .isEqualTo("from 127.0.0.1: 2 in all, 0 in TIME_WAIT, 0 own, 2 others, 0 closing");
    }

    @Test
    void of_what_is_no_destination_nothing_is_kept() throws IOException {
        Connections connections = of(row(1, 0x8001, "01", 1));

        assertThat(connections.towards(new InetSocketAddress(LOOPBACK, 443))).isNull();
        assertThat(connections.bound()).isEmpty();
        assertThat(connections.isOfBound()).isFalse();
    }

    private Connections bound(Map<Long, Boolean> inodes, String... rows) throws IOException {
        return Connections.read(
                table("tcp", rows),
                new OwnConnections(Map.of(), Set.of(), inodes, Set.of()),
                EphemeralPorts.of(0x8000, 0x8000 + 29, null),
                null,
                0);
    }

    @Test
    void ports_bound_before_the_connect_are_counted_over_all_destinations_of_their_address() throws IOException {
        Connections connections = bound(
                Map.of(1L, true, 2L, true),
                row(2, 0x8001, 80, "01", 1),
                row(2, 0x8002, 81, "01", 2),
                row(2, 0x8003, 82, "06", 0),
                row(2, 0x8003, 83, "06", 0),
                row(3, 0x8004, 80, "01", 3),
                row(3, 0x8005, 80, "01", 3),
                row(3, 0x8006, 80, "01", 3),
                row(3, 0x8007, 80, "01", 3));

        assertThat(connections.isOfBound()).isTrue();
        BoundPorts ports = connections.bound().orElseThrow();
        assertThat(ports.local()).isEqualTo(InetAddress.getByName("127.0.0.2"));
        assertThat(ports.all()).isEqualTo(3);
        assertThat(ports.own()).isEqualTo(2);
    }

    @Test
    void sockets_that_share_a_port_took_it_at_the_connect() throws IOException {
        assertThat(bound(Map.of(1L, true, 2L, true), row(2, 0x8001, 80, "01", 1), row(2, 0x8001, 81, "01", 2))
                        .bound())
                .isEmpty();
    }

    @Test
    void sockets_of_native_code_must_be_many_before_they_tell_that_they_share_no_port() throws IOException {
        String first = row(2, 0x8001, 80, "01", 1);
        String second = row(2, 0x8002, 81, "01", 2);

        assertThat(bound(Map.of(1L, false, 2L, false), first, second).bound()).isEmpty();
        assertThat(bound(Map.of(1L, false, 2L, false, 3L, false), first, second, row(2, 0x8003, 80, "01", 3))
                        .bound())
                .isPresent();
        assertThat(bound(
                                Map.of(1L, false, 3L, false, 4L, false),
                                first,
                                row(2, 0x8003, 80, "01", 3),
                                row(2, 0x8004, 80, "01", 4))
                        .bound())
                .as("towards one destination nobody shares a port")
                .isEmpty();
    }

    @Test
    void it_says_how_many_connections_had_been_opened_before() throws IOException {
        Roots roots = Hosts.copy("linux-6.1", folder);
        assertThat(on(roots).activeOpens())
                .isEqualTo(Snmp.parse(Hosts.text("linux-6.1", "proc/net/snmp")).tcp("ActiveOpens"));

        Files.writeString(folder.resolve("proc/net/snmp"), "nonsense");
        assertThat(on(roots).activeOpens().kind()).isEqualTo(Figure.Kind.UNKNOWN);
    }

    @Test
    void what_was_read_does_not_keep_alive_what_it_was_read_for() throws IOException {
        OwnConnections own = own(1, new InetSocketAddress(LOOPBACK, 0x1F90));
        WeakReference<OwnConnections> reference = new WeakReference<>(own);
        Connections connections = on(table("tcp", row(1, 0x8001, "01", 1)), own);

        own = null;
        Garbage.collect(List.of(reference));
        assertThat(taken(connections))
                .isEqualTo("from 127.0.0.1: 1 in all, 0 in TIME_WAIT, 1 own, 0 others, 0 closing");
    }

    private static String taken(Connections connections) {
        PortsTaken taken = connections.towards(new InetSocketAddress(LOOPBACK, 0x1F90));
        return "from " + taken.local().getHostAddress() + ": " + taken.all() + " in all, " + taken.timeWait()
                + " in TIME_WAIT, " + taken.own() + " own, " + taken.others() + " others, " + taken.closing()
                + " closing";
    }

    @Test
    void half_open_connections_of_the_captured_host_are_two() throws IOException {
        Connections connections = on(Hosts.roots("linux-6.12"));

        assertThat(connections.halfOpen(18084)).isEqualTo(Figure.of(2));
        assertThat(connections.halfOpen(18080)).isEqualTo(Figure.of(0));
    }

    @Test
    void ports_in_time_wait_of_the_captured_host_are_three_under_the_plain_ipv4_address() throws IOException {
        InetSocketAddress destination = new InetSocketAddress(LOOPBACK, 18083);
        assertThat(on(Hosts.roots("linux-6.1"), destination)
                        .towards(destination)
                        .timeWait())
                .isEqualTo(3);
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
            int before = on(Roots.real(), destination).towards(destination).timeWait();
            for (int i = 0; i < 7; i++) {
                try (Socket client = new Socket(LOOPBACK, server.getLocalPort());
                        Socket accepted = server.accept()) {
                    client.shutdownOutput();
                    assertThat(accepted.getInputStream().read()).isEqualTo(-1);
                    accepted.shutdownOutput();
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }
            assertThat(on(Roots.real(), destination).towards(destination).timeWait() - before)
                    .isEqualTo(7);
        }
    }
}
