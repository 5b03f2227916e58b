package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.net.ConnectException;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of a descriptor that is closed already, while its number belongs to another socket. */
class LateEventsTest extends TrackerFixture {
    private static final Failure REFUSED = Failure.of(new ConnectException("Connection refused"));

    private final FileDescriptor closed = new FileDescriptor();

    @BeforeEach
    void another_socket_gets_the_number_of_one_that_was_closed() {
        tracker.opened(FD, closed, Kind.CLIENT);
        tracker.closing(FD, closed);
        tracker.opened(FD, another, Kind.CLIENT);
        assertThat(counts()).isEqualTo("{CLIENT=1, closed=1, open=1, opened=2}");
    }

    /** On JDK 11 finishConnect of a closed channel throws, and its descriptor still has the number. */
    @Test
    void the_end_of_a_connect_does_not_end_the_other_sockets_connect() {
        tracker.connecting(FD, another, SERVER);
        tracker.connectFailed(FD, closed, null, REFUSED);
        tracker.connected(FD, closed, null);
        tracker.connectFailed(FD, closed, SERVER, REFUSED);
        tracker.connecting(FD, closed, DestinationsTest.address(81));
        assertThat(counts()).isEqualTo("{CLIENT=1, closed=1, open=1, opened=2}");

        tracker.connected(FD, another, null);
        assertThat(counts()).isEqualTo("{CLIENT=1, closed=1, connected=1, open=1, opened=2}");
        assertThat(serverCounts()).isEqualTo("1 open, 1 connected, 0 failed");
        assertThat(tracker.destinations()).hasSize(2);
    }

    @Test
    void a_bind_and_a_listen_do_not_make_the_other_socket_a_listener() {
        tracker.bound(FD, closed);
        tracker.listening(FD, closed, 10);

        assertThat(tracker.sockets(any -> true, 1))
                .singleElement()
                .satisfies(socket -> assertThat(socket.state()).isEqualTo(OpenSocket.State.OPEN));
        assertThat(tracker.listeners()).isEmpty();

        tracker.bound(FD, another);
        assertThat(tracker.sockets(any -> true, 1).get(0).state()).isEqualTo(OpenSocket.State.BOUND);
        tracker.listening(FD, another, 10);
        assertThat(tracker.listeners()).hasSize(1);
    }

    @Test
    void an_accept_does_not_count_for_the_other_listener() {
        tracker.listening(FD, another, 10);
        tracker.accepted(FD, closed, LISTENER, descriptor);
        assertThat(tracker.listeners())
                .singleElement()
                .satisfies(listener -> assertThat(listener.acceptedTotal()).isZero());

        tracker.accepted(FD, another, LISTENER + 1, new FileDescriptor());
        assertThat(tracker.listeners())
                .singleElement()
                .satisfies(listener -> assertThat(listener.acceptedTotal()).isEqualTo(1));
    }

    @Test
    void a_second_close_does_not_close_the_other_socket() {
        tracker.closing(FD, closed);

        assertThat(counts()).isEqualTo("{CLIENT=1, closed=1, open=1, opened=2}");
    }

    /** The collector clears the record before the finalizer runs. */
    @Test
    void a_finalizer_closes_the_socket_whose_owner_is_collected() {
        tracker.slots.get(FD).clear();
        tracker.closing(FD, another);

        assertThat(counts()).isEqualTo("{closed=2, opened=2}");
    }

    /** Its second close may come when the number is that of a socket whose owner is still to be created. */
    @Test
    void a_native_owner_closes_nothing_but_its_own() {
        tracker.opened(LISTENER, null, Kind.DATAGRAM);
        tracker.closing(LISTENER, "an owner that was closed before");
        assertThat(counts()).isEqualTo("{CLIENT=1, DATAGRAM=1, closed=1, open=2, opened=3}");

        tracker.wrapped(LISTENER, "its own");
        tracker.closing(LISTENER, "its own");
        assertThat(counts()).isEqualTo("{CLIENT=1, closed=2, open=1, opened=3}");
    }

    @Test
    void a_socket_that_listens_unattributed_ends_with_its_close() {
        BitSet listening = new BitSet();
        listening.set(LISTENER);
        tracker.foundListening(listening);
        assertThat(tracker.listeners()).hasSize(1);

        tracker.closing(LISTENER, descriptor);
        assertThat(tracker.listeners()).isEmpty();
    }
}
