package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sequence of events with the exact counts that it comes to. */
class TrackerTest extends TrackerFixture {
    private static final Failure REFUSED = Failure.of(new ConnectException("Connection refused"));

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 0, 5, 1024, Integer.MAX_VALUE})
    void events_of_a_number_that_is_not_known_change_nothing(int fd) {
        tracker.closing(fd);
        tracker.connecting(fd, SERVER);
        tracker.connected(fd, SERVER);
        tracker.connectFailed(fd, SERVER, REFUSED);
        tracker.listening(fd, 10);

        assertThat(counts()).isEqualTo("{}");
        assertThat(tracker.listeners()).isEmpty();
        assertThat(tracker.destinations())
                .singleElement()
                .satisfies(others -> assertThat(others.address()).isNull());
        assertThat(tracker.missedClosesTotal()).isZero();
    }

    /** Another thread closed the socket just before we asked for its number. */
    @Test
    void a_socket_that_is_closed_already_when_its_open_is_told_changes_nothing() {
        tracker.opened(LISTENER, descriptor, Kind.LISTENER);
        tracker.listening(LISTENER, 10);

        tracker.opened(-1, another, Kind.CLIENT);
        tracker.accepted(LISTENER, -1, another);

        assertThat(counts()).isEqualTo("{LISTENER=1, open=1, opened=1}");
        assertThat(tracker.listeners())
                .singleElement()
                .satisfies(listener -> assertThat(listener.acceptedTotal()).isZero());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CLIENT", "LISTENER", "DATAGRAM"})
    void an_open_and_its_close(Kind kind) {
        tracker.opened(FD, descriptor, kind);
        assertThat(counts()).isEqualTo("{" + kind + "=1, open=1, opened=1}");

        tracker.closing(FD);
        assertThat(counts()).isEqualTo("{closed=1, opened=1}");
    }

    @Test
    void the_second_of_two_closes_changes_nothing() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.closing(FD);
        tracker.closing(FD);

        assertThat(counts()).isEqualTo("{closed=1, opened=1}");
        assertThat(tracker.missedClosesTotal()).isZero();
    }

    /** Descriptors that are counted meanwhile lack it already. */
    @Test
    void a_close_that_was_missed_does_not_move_the_number_of_descriptors_when_it_is_noticed() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.opened(LISTENER, another, Kind.CLIENT);
        Reconciliation reconciliation = tracker.reconciliation();
        for (int listing = 0; listing < 2; listing++) {
            reconciliation.begin();
            reconciliation.end(fd -> fd == FD ? 0 : 44_354);
        }

        assertThat(tracker.open()).isEqualTo(1);
        assertThat(tracker.openedLessSeenClosed()).isEqualTo(2);
        tracker.closing(LISTENER);
        assertThat(tracker.openedLessSeenClosed()).isEqualTo(1);
    }

    @Test
    void the_open_of_a_number_whose_close_was_missed_moves_the_number_of_descriptors_by_one() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        assertThat(tracker.openedLessSeenClosed()).isEqualTo(1);

        tracker.opened(FD, another, Kind.CLIENT);
        assertThat(tracker.open()).isEqualTo(1);
        assertThat(tracker.openedLessSeenClosed()).isEqualTo(2);
    }

    @Test
    void an_open_a_connect_and_a_close() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connected(FD, SERVER);
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1, open=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("1 open, 1 connected, 0 failed");

        tracker.closing(FD);
        assertThat(counts()).isEqualTo("{closed=1, connected=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("0 open, 1 connected, 0 failed");
    }

    @Test
    void a_connect_that_is_pending_and_comes_up_is_counted_once_however_often_it_is_told() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connecting(FD, SERVER);
        assertThat(counts()).isEqualTo("{CLIENT=1, open=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("1 open, 0 connected, 0 failed");

        tracker.connected(FD, null);
        tracker.connected(FD, null);
        tracker.closing(FD);

        assertThat(counts()).isEqualTo("{closed=1, connected=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("0 open, 1 connected, 0 failed");
    }

    @Test
    void a_connect_that_is_pending_and_fails_is_counted_once() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connecting(FD, SERVER);
        tracker.connectFailed(FD, null, REFUSED);
        tracker.connectFailed(FD, null, REFUSED);
        assertThat(counts()).isEqualTo("{CLIENT=1, failed=1, open=1, opened=1}");

        tracker.closing(FD);
        assertThat(counts()).isEqualTo("{closed=1, failed=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("0 open, 0 connected, 1 failed");
    }

    @Test
    void a_connect_that_is_refused_at_once() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connectFailed(FD, SERVER, REFUSED);
        tracker.closing(FD);

        assertThat(counts()).isEqualTo("{closed=1, failed=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("0 open, 0 connected, 1 failed");
    }

    @Test
    void a_close_while_still_connecting_is_a_connect_that_failed() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connecting(FD, SERVER);
        tracker.closing(FD);

        assertThat(counts()).isEqualTo("{closed=1, failed=1, opened=1}");
        assertThat(serverCounts()).isEqualTo("0 open, 0 connected, 1 failed");
    }

    @Test
    void an_end_of_a_connect_that_never_began_is_not_counted() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connected(FD, null);
        tracker.connectFailed(FD, null, REFUSED);

        assertThat(counts()).isEqualTo("{CLIENT=1, open=1, opened=1}");
    }

    /** A Unix-domain socket connects to a path, which costs no port. */
    @Test
    void a_connect_without_an_address_counts_and_has_no_destination() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connecting(FD, null);
        tracker.connected(FD, null);
        tracker.closing(FD);

        assertThat(counts()).isEqualTo("{closed=1, connected=1, opened=1}");
        assertThat(tracker.destinations())
                .singleElement()
                .satisfies(others -> assertThat(others.open()).isZero());
    }

    @Test
    void two_sockets_to_one_destination_hold_two_ports() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.opened(FD + 10, another, Kind.CLIENT);
        tracker.connected(FD, SERVER);
        tracker.connected(FD + 10, SERVER);
        assertThat(serverCounts()).isEqualTo("2 open, 2 connected, 0 failed");

        tracker.closing(FD);
        assertThat(serverCounts()).isEqualTo("1 open, 2 connected, 0 failed");
    }

    @Test
    void a_listener_does_not_connect() {
        tracker.opened(FD, descriptor, Kind.LISTENER);
        tracker.connecting(FD, SERVER);
        tracker.connected(FD, SERVER);
        tracker.connectFailed(FD, SERVER, REFUSED);

        assertThat(counts()).isEqualTo("{LISTENER=1, open=1, opened=1}");
        assertThat(tracker.destinations()).hasSize(1);
        assertThat(tracker.datagramDestinations()).hasSize(1);
    }

    @Test
    void an_open_that_is_told_twice_for_one_descriptor_is_counted_once() {
        tracker.opened(FD, descriptor, Kind.LISTENER);
        tracker.opened(FD, descriptor, Kind.LISTENER);

        assertThat(counts()).isEqualTo("{LISTENER=1, open=1, opened=1}");
        assertThat(tracker.missedClosesTotal()).isZero();
    }

    @Test
    void a_number_that_is_opened_again_without_a_close_ends_the_socket_that_had_it() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connecting(FD, SERVER);
        tracker.opened(FD, another, Kind.DATAGRAM);

        assertThat(counts()).isEqualTo("{DATAGRAM=1, closed=1, failed=1, open=1, opened=2}");
        assertThat(serverCounts()).isEqualTo("0 open, 0 connected, 1 failed");
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);

        tracker.closing(FD);
        assertThat(counts()).isEqualTo("{closed=2, failed=1, opened=2}");
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);
    }

    @Test
    void a_socket_stays_its_openers_whoever_closes_it() {
        as("shop");
        tracker.opened(FD, descriptor, Kind.CLIENT);
        as("pool");
        tracker.connected(FD, SERVER);
        tracker.closing(FD);

        assertThat(counts("shop")).isEqualTo("{closed=1, connected=1, opened=1}");
        assertThat(server().app()).isSameAs(app("shop"));
    }

    @Test
    void what_the_collectors_thread_closes_was_dropped_by_the_program() throws InterruptedException {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        Thread cleaner = new Thread(() -> tracker.closing(FD), "Common-Cleaner");
        cleaner.start();
        cleaner.join();

        assertThat(counts()).isEqualTo("{closed=1, opened=1, reclaimed=1}");
    }
}
