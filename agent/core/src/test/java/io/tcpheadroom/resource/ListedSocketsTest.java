package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.tracker.Kind;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedSocketsTest {
    @TempDir
    Path folder;

    private JoinedTables tables;

    @BeforeEach
    void noTables() throws IOException {
        tables = new JoinedTables(folder);
    }

    private static String text(SocketData socket) {
        return socket.getDescriptor() + " " + socket.getApp() + " " + socket.getKind() + " " + socket.getState() + " "
                + socket.getDestination() + "; " + socket.getKernelState() + " " + socket.getPeer() + " "
                + socket.getKernelStateSeconds() + " " + socket.getUnreadBytes() + " " + socket.getUnsentBytes();
    }

    private List<SocketData> all() {
        return tables.listed().list(socket -> true, 1_000);
    }

    @Test
    void a_socket_on_record_is_listed_with_what_the_kernel_says_of_it_or_without_where_it_has_no_row()
            throws IOException {
        Object accepted = new Object();
        Object unconnected = new Object();
        tables.tracker.opened(11, accepted, Kind.ACCEPTED);
        tables.tracker.opened(12, unconnected, Kind.CLIENT);
        tables.descriptor(11).descriptor(12).row("0100007F:1F90 0200007F:9C40 08", 5, 6, 11);
        assertThat(all()).hasSize(2);

        tables.read(3);

        assertThat(all())
                .extracting(ListedSocketsTest::text)
                .containsExactly(
                        "11 program ACCEPTED CONNECTED null; CLOSE_WAIT 127.0.0.2:40000 0.0 6 5",
                        "12 program CLIENT OPEN null; null null null null null");
        assertThat(all()).allMatch(socket -> socket.getAgeSeconds() >= 0 && socket.getSuspicion() == null);
        assertThat(tables.listed().list(socket -> true, 1)).hasSize(1);
        Reference.reachabilityFence(accepted);
        Reference.reachabilityFence(unconnected);
    }

    @Test
    void one_that_the_far_end_closed_a_minute_ago_is_a_suspect() throws IOException {
        Object owner = new Object();
        tables.tracker.opened(11, owner, Kind.CLIENT);
        tables.descriptor(11).row("0100007F:9C40 0200007F:1F90 08", 0, 0, 11);
        tables.read(0);
        tables.read(59);
        assertThat(all().get(0).getSuspicion()).isNull();

        tables.read(2);

        assertThat(all().get(0).getSuspicion())
                .isEqualTo("closed by the far end 61 s ago or longer, and still open here");
        Reference.reachabilityFence(owner);
    }

    @Test
    void one_that_has_had_no_connection_for_a_minute_is_a_suspect_unless_it_is_none_of_a_client() throws IOException {
        Object client = new Object();
        Object datagram = new Object();
        Object connected = new Object();
        tables.tracker.opened(11, client, Kind.CLIENT);
        tables.tracker.opened(12, datagram, Kind.DATAGRAM);
        tables.tracker.opened(13, connected, Kind.CLIENT);
        tables.tracker.connected(13, connected, new InetSocketAddress("127.0.0.2", 8080));
        tables.descriptor(11).descriptor(12).descriptor(13);
        tables.read(0);
        tables.read(58);
        assertThat(all()).extracting(SocketData::getSuspicion).containsOnlyNulls();

        tables.read(2);

        assertThat(all())
                .extracting(SocketData::getSuspicion)
                .containsExactly("without a connection for 60 s or longer, and still open", null, null);
        Reference.reachabilityFence(client);
        Reference.reachabilityFence(datagram);
        Reference.reachabilityFence(connected);
    }

    @Test
    void those_that_nobody_was_seen_to_open_have_the_kind_and_the_state_that_their_row_suggests() throws IOException {
        tables.listingAll();
        tables.row("0100007F:1F90 00000000:0000 0A", 0, 0, 20)
                .row("0100007F:1F90 0200007F:9C40 08", 0, 0, 21)
                .row("0100007F:9C41 0300007F:1538 01", 0, 0, 22)
                .row("0100007F:9C42 0300007F:1538 02", 0, 0, 23)
                .row("0100007F:9C43 0300007F:1538 01", 0, 0, 999);
        for (int fd = 20; fd < 25; fd++) {
            tables.descriptor(fd);
        }
        tables.countUnattributed();
        tables.read(10);

        assertThat(all())
                .extracting(ListedSocketsTest::text)
                .containsExactly(
                        "20 unattributed LISTENER LISTENING null; LISTEN null 0.0 0 0",
                        "21 unattributed ACCEPTED CLOSE_WAIT 127.0.0.2:40000; CLOSE_WAIT 127.0.0.2:40000 0.0 0 0",
                        "22 unattributed CLIENT CONNECTED 127.0.0.3:5432; ESTABLISHED 127.0.0.3:5432 0.0 0 0",
                        "23 unattributed CLIENT CONNECTING 127.0.0.3:5432; SYN_SENT 127.0.0.3:5432 0.0 0 0",
                        "24 unattributed OTHER OPEN null; null null null null null");
        assertThat(all()).allMatch(socket -> socket.getAgeSeconds() == null);
    }

    @Test
    void whoever_asks_again_after_a_second_gets_what_the_kernel_says_now() throws IOException {
        Object owner = new Object();
        tables.tracker.opened(11, owner, Kind.CLIENT);
        tables.descriptor(11).row("0100007F:9C40 0200007F:1F90 01", 0, 0, 11);
        tables.read(0);
        tables.noRows().row("0100007F:9C40 0200007F:1F90 08", 0, 0, 11);

        tables.read(0);
        assertThat(all()).extracting(SocketData::getKernelState).containsExactly("ESTABLISHED");
        tables.read(1);
        assertThat(all()).extracting(SocketData::getKernelState).containsExactly("CLOSE_WAIT");
        Reference.reachabilityFence(owner);
    }
}
