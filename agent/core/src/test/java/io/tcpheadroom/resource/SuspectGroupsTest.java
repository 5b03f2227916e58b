package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspectGroupsTest {
    private static final String TO_DATABASE = "0100000A:9C40 0200000A:1538 ";
    private static final InetSocketAddress DATABASE = new InetSocketAddress("10.0.0.2", 5432);
    private static final String IDLE = "00";
    private static final String KEEPALIVE = "02";

    @TempDir
    Path folder;

    private JoinedTables tables;
    private final List<Object> owners = new ArrayList<>();
    private int next = 10;

    @BeforeEach
    void no_sockets() throws IOException {
        tables = new JoinedTables(folder, Tracked.tracker(SuspectGroupsTest.class));
    }

    private int opened(Kind kind) throws IOException {
        Object owner = new Object();
        owners.add(owner);
        tables.tracker.opened(next, owner, kind);
        tables.descriptor(next);
        return next++;
    }

    private int connected() throws IOException {
        int fd = opened(Kind.CLIENT);
        tables.tracker.connected(fd, owners.get(owners.size() - 1), DATABASE);
        return fd;
    }

    private static List<String> texts(SocketStates states) {
        return states.suspects().stream()
                .map(group -> group.suspicion() + " " + group.app() + " " + group.sockets() + " " + group.farEnd() + " "
                        + group.longestSeconds() + " " + group.unreadBytes() + " " + group.unsentBytes())
                .toList();
    }

    @Test
    void sockets_are_grouped_by_reason_and_call_site_and_the_most_come_first() throws IOException {
        for (int i = 0; i < 3; i++) {
            int fd = connected();
            tables.row(TO_DATABASE + "08", 1, 2, fd);
        }
        int other = connected();
        tables.row(TO_DATABASE + "08", 0, 5, other);
        tables.read(0);

        SocketStates states = tables.read(60);

        assertThat(texts(states)).containsExactly("CLOSE_WAIT shop 4 to 10.0.0.2:5432 60.0 11 3");
        assertThat(states.suspects().get(0).callSite()).isSameAs(site());
        assertThat(states.suspects().get(0).forLong()).isEqualTo(4);
        assertThat(states.suspects().get(0).oldestSeconds()).isNotNegative();
    }

    private CallSite site() {
        return tables.tracker.callSites().iterator().next();
    }

    @Test
    void one_that_never_connects_is_suspect_after_a_minute_and_no_more_once_it_does() throws IOException {
        int fd = opened(Kind.CLIENT);
        assertThat(tables.read(0).suspects()).isEmpty();
        assertThat(tables.read(58).suspects()).isEmpty();
        assertThat(texts(tables.read(2))).containsExactly("NEVER_CONNECTED shop 1 null 60.0 0 0");

        tables.tracker.connected(fd, owners.get(0), DATABASE);

        assertThat(tables.read(60).suspects()).isEmpty();
    }

    @Test
    void one_whose_connect_the_kernel_gave_up_a_minute_ago_is_too_and_one_that_waits_for_an_answer_is_not()
            throws IOException {
        int fd = opened(Kind.CLIENT);
        tables.tracker.connecting(fd, owners.get(0), DATABASE);
        tables.row(TO_DATABASE + "02", "01", 1, 0, fd);
        tables.read(0);
        assertThat(tables.read(120).suspects()).isEmpty();

        tables.noRows().read(2);

        assertThat(tables.read(58).suspects()).isEmpty();
        assertThat(texts(tables.read(2))).containsExactly("NEVER_CONNECTED shop 1 to 10.0.0.2:5432 60.0 0 0");
    }

    @Test
    void fifty_are_suspect_after_ten_seconds_and_those_that_are_no_clients_never_are() throws IOException {
        for (int i = 0; i < 50; i++) {
            opened(Kind.CLIENT);
            opened(Kind.DATAGRAM);
            opened(Kind.LISTENER);
        }
        tables.read(0);
        assertThat(tables.read(8).suspects()).isEmpty();

        assertThat(texts(tables.read(2))).containsExactly("NEVER_CONNECTED shop 50 null 10.0 0 0");
    }

    @Test
    void an_idle_connection_to_another_host_without_a_keepalive_is_a_hint_and_comes_last() throws IOException {
        for (int i = 0; i < 3; i++) {
            tables.row(TO_DATABASE + "01", IDLE, 0, 0, connected());
        }
        tables.row(TO_DATABASE + "01", KEEPALIVE, 0, 0, connected());
        tables.row(TO_DATABASE + "01", "01", 9, 0, connected());
        tables.row("0100007F:9C40 0200007F:1538 01", IDLE, 0, 0, connected());
        tables.row(TO_DATABASE + "08", IDLE, 0, 0, connected());
        tables.read(0);
        assertThat(tables.read(58).suspects()).isEmpty();

        assertThat(texts(tables.read(2)))
                .containsExactly(
                        "CLOSE_WAIT shop 1 to 10.0.0.2:5432 60.0 0 0", "NO_KEEPALIVE shop 3 to 10.0.0.2:5432 60.0 0 0");
    }

    @Test
    void accepted_connections_are_named_by_the_port_they_came_to() throws IOException {
        int listener = opened(Kind.LISTENER);
        tables.tracker.listening(listener, owners.get(0), 50);
        tables.row("0100000A:1F90 00000000:0000 0A", 0, 3, listener);
        for (int i = 0; i < 2; i++) {
            int fd = opened(Kind.ACCEPTED);
            tables.row("0100000A:1F90 0300000A:9C4" + i + " 08", 0, 1, fd);
        }
        tables.read(0);

        assertThat(texts(tables.read(60))).containsExactly("CLOSE_WAIT shop 2 accepted on port 8080 60.0 2 0");
    }

    /** What its listener accepts is for the far end to say; what it opens itself is its own doing. */
    @Test
    void what_a_growing_call_site_opened_itself_is_suspect_at_once() throws IOException {
        tables.row(TO_DATABASE + "01", KEEPALIVE, 0, 0, connected());
        tables.row(TO_DATABASE + "01", KEEPALIVE, 0, 0, opened(Kind.ACCEPTED));
        tables.growing(site(), 1, 30, 31);

        SocketStates states = tables.read(0);

        assertThat(texts(states)).containsExactly("GROWING shop 1 to 10.0.0.2:5432 60.0 0 0");
        assertThat(states.suspects().get(0).growth().now()).isEqualTo(30);
    }

    @Test
    void a_pool_of_connections_that_are_all_alike_is_above_suspicion() throws IOException {
        for (int i = 0; i < 100; i++) {
            tables.row(TO_DATABASE + "01", KEEPALIVE, 0, 0, connected());
        }
        tables.read(0);

        assertThat(tables.read(36_000).suspects()).isEmpty();
    }

    @Test
    void those_that_nobody_was_seen_to_open_are_of_no_call_site() throws IOException {
        tables.listingAll().descriptor(90).row(TO_DATABASE + "08", 0, 1, 90);
        tables.descriptor(91);
        tables.read(0);

        SocketStates states = tables.read(60);

        assertThat(texts(states)).containsExactly("CLOSE_WAIT unattributed 1 to 10.0.0.2:5432 60.0 1 0");
        assertThat(states.suspects().get(0).callSite()).isNull();
        assertThat(states.suspects().get(0).oldestSeconds()).isZero();
    }
}
