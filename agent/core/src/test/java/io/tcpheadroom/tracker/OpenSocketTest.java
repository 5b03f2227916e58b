package io.tcpheadroom.tracker;

import static io.tcpheadroom.tracker.DestinationsTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.OpenSocket.State;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** How far a socket has come, after each of its events. */
class OpenSocketTest {
    private static final Failure REFUSED = Failure.of(new ConnectException("Connection refused"));

    private static final int FD = 5;

    private final Object owner = new Object();
    private final Tracker tracker = Tracked.tracker();

    private OpenSocket socket() {
        return tracker.sockets(any -> true, 10).get(0);
    }

    @Test
    void a_number_that_is_not_known_is_not_bound() {
        tracker.bound(-1);
        tracker.bound(FD);

        assertThat(tracker.sockets(any -> true, 10)).isEmpty();
    }

    @Test
    void a_client_is_open_then_bound_then_connecting_then_connected() {
        tracker.opened(FD, owner, Kind.CLIENT);
        assertThat(socket().state()).isEqualTo(State.OPEN);
        assertThat(socket().isBound()).isFalse();
        tracker.bound(FD);
        assertThat(socket().state()).isEqualTo(State.BOUND);
        tracker.connecting(FD, address(80));
        assertThat(socket().state()).isEqualTo(State.CONNECTING);
        tracker.connected(FD, null);
        assertThat(socket().state()).isEqualTo(State.CONNECTED);
        assertThat(socket().isBound()).isTrue();
        assertThat(socket().destination()).isEqualTo(address(80));
    }

    @Test
    void one_whose_connect_failed_is_open_again() {
        tracker.opened(FD, owner, Kind.CLIENT);
        tracker.connectFailed(FD, address(80), REFUSED);

        assertThat(socket().state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_server_listens_once_it_was_told_to() {
        tracker.opened(FD, owner, Kind.LISTENER);
        tracker.bound(FD);
        assertThat(socket().state()).isEqualTo(State.BOUND);
        tracker.listening(FD, 50);
        assertThat(socket().state()).isEqualTo(State.LISTENING);
    }

    @Test
    void an_accepted_one_is_connected() {
        tracker.accepted(FD - 1, FD, owner);

        assertThat(socket().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void a_new_owner_changes_nothing_of_it() {
        tracker.opened(FD, owner, Kind.CLIENT);
        tracker.bound(FD);
        tracker.connected(FD, address(80));
        tracker.wrapped(FD, new Object());

        assertThat(socket().state()).isEqualTo(State.CONNECTED);
        assertThat(socket().isBound()).isTrue();
    }

    @Test
    void no_more_are_listed_than_are_asked_for_and_the_lowest_numbers_first() {
        tracker.opened(2_000, owner, Kind.DATAGRAM);
        tracker.opened(FD + 1, owner, Kind.CLIENT);
        tracker.opened(FD, owner, Kind.CLIENT);

        assertThat(tracker.sockets(any -> true, 2))
                .extracting(OpenSocket::descriptor)
                .containsExactly(FD, FD + 1);
        assertThat(tracker.sockets(socket -> socket.kind() == Kind.DATAGRAM, 2))
                .extracting(OpenSocket::descriptor)
                .containsExactly(2_000);
    }
}
