package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Clients that are bound to a local address before they connect, as their destination counts them. */
class BoundClientsTest {
    private static final int FD = 7;
    private static final InetSocketAddress TO = DestinationsTest.address(80);

    private final Tracker tracker = Tracked.tracker();
    private final Object owner = new Object();

    private Destination destination() {
        return tracker.destinations().stream()
                .filter(each -> TO.equals(each.address()))
                .findFirst()
                .orElseThrow();
    }

    private OpenSocket socket() {
        return tracker.sockets(socket -> true, 1).get(0);
    }

    @Test
    void one_that_nobody_bound_does_not_count() {
        tracker.opened(FD, owner, Kind.CLIENT);
        tracker.connecting(FD, owner, TO);

        assertThat(destination().open()).isEqualTo(1);
        assertThat(destination().bound()).isZero();
        assertThat(socket().tookItsPort()).isFalse();
    }

    @Test
    void one_that_was_bound_counts_until_it_is_closed() {
        tracker.opened(FD, owner, Kind.CLIENT);
        tracker.bound(FD, owner);
        tracker.connecting(FD, owner, TO);
        tracker.connected(FD, owner, null);

        assertThat(destination().bound()).isEqualTo(1);
        assertThat(socket().tookItsPort()).isTrue();
        tracker.closing(FD, owner);
        assertThat(destination().bound()).isZero();
        assertThat(destination().open()).isZero();
    }

    @Test
    void what_is_bound_after_its_destination_counted_it_is_not_taken_off_there() {
        tracker.opened(FD, owner, Kind.CLIENT);
        tracker.connecting(FD, owner, TO);
        tracker.bound(FD, owner);
        tracker.opened(FD + 1, owner, Kind.CLIENT);
        tracker.bound(FD + 1, owner);
        tracker.connecting(FD + 1, owner, TO);

        tracker.closing(FD, owner);
        assertThat(destination().bound()).isEqualTo(1);
    }

    @Test
    void native_code_may_put_off_the_port_to_the_connect() {
        tracker.opened(FD, owner, Kind.CLIENT);
        tracker.bound(FD);
        tracker.connecting(FD, TO);

        assertThat(destination().bound()).isEqualTo(1);
        assertThat(socket().isBound()).isTrue();
        assertThat(socket().tookItsPort()).isFalse();
    }

    @Test
    void a_new_owner_of_the_same_socket_changes_nothing() {
        tracker.opened(FD, null, Kind.CLIENT);
        tracker.bound(FD);
        tracker.connecting(FD, TO);
        tracker.wrapped(FD, owner);

        assertThat(destination().bound()).isEqualTo(1);
        tracker.closing(FD, owner);
        assertThat(destination().bound()).isZero();
    }
}
