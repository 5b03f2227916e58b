package io.tcpheadroom.tracker;

import static io.tcpheadroom.tracker.DestinationsTest.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatagramPeersTest extends TrackerFixture {
    private static final InetSocketAddress RESOLVER = address(53);
    private static final InetSocketAddress STATSD = address(8125);
    private static final Failure UNREACHABLE = Failure.of(new SocketException("Network is unreachable"));

    @BeforeEach
    void open() {
        tracker.opened(FD, descriptor, Kind.DATAGRAM);
    }

    private void connect(InetSocketAddress to) {
        tracker.connecting(FD, descriptor, to);
        tracker.connected(FD, descriptor, null);
    }

    private void failToConnect(InetSocketAddress to, Failure failure) {
        tracker.connecting(FD, descriptor, to);
        tracker.connectFailed(FD, descriptor, null, failure);
    }

    private String counts(InetSocketAddress to) {
        Destination destination = tracker.datagramDestination(to).orElseThrow();
        return destination.open() + " open, " + destination.connectedTotal() + " connected, "
                + destination.connectFailedTotal() + " failed";
    }

    private OpenSocket socket() {
        return tracker.sockets(socket -> true, 1).get(0);
    }

    @Test
    void one_that_is_not_connected_has_no_destination() {
        tracker.bound(FD, descriptor);
        tracker.disconnected(FD, descriptor);
        tracker.connected(FD, descriptor, null);
        tracker.connectFailed(FD, descriptor, null, UNREACHABLE);
        tracker.closing(FD, descriptor);

        assertThat(tracker.datagramDestinations()).singleElement().satisfies(others -> {
            assertThat(others.address()).isNull();
            assertThat(others.open()).isZero();
        });
        assertThat(counts()).isEqualTo("{closed=1, opened=1}");
    }

    @Test
    void a_connect_counts_until_the_socket_is_closed_and_takes_no_time() {
        connect(RESOLVER);

        assertThat(counts(RESOLVER)).isEqualTo("1 open, 1 connected, 0 failed");
        assertThat(tracker.datagramDestination(RESOLVER).orElseThrow().connectSpeed())
                .isNull();
        assertThat(socket().state()).isEqualTo(OpenSocket.State.CONNECTED);
        assertThat(socket().destination()).isEqualTo(RESOLVER);
        assertThat(counts()).isEqualTo("{DATAGRAM=1, connected=1, open=1, opened=1}");

        tracker.closing(FD, descriptor);
        assertThat(counts(RESOLVER)).isEqualTo("0 open, 1 connected, 0 failed");
    }

    @Test
    void a_disconnect_releases_it_once() {
        tracker.bound(FD, descriptor);
        connect(RESOLVER);
        tracker.disconnected(FD, descriptor);
        tracker.disconnected(FD, descriptor);

        assertThat(counts(RESOLVER)).isEqualTo("0 open, 1 connected, 0 failed");
        assertThat(socket().state()).isEqualTo(OpenSocket.State.BOUND);
        assertThat(socket().destination()).isNull();
        tracker.closing(FD, descriptor);
        assertThat(counts(RESOLVER)).isEqualTo("0 open, 1 connected, 0 failed");
    }

    @Test
    void each_further_connect_moves_it() {
        connect(RESOLVER);
        connect(STATSD);
        connect(STATSD);

        assertThat(counts(RESOLVER)).isEqualTo("0 open, 1 connected, 0 failed");
        assertThat(counts(STATSD)).isEqualTo("1 open, 2 connected, 0 failed");
        assertThat(socket().destination()).isEqualTo(STATSD);
    }

    @Test
    void a_connect_that_fails_counts_there_and_leaves_the_socket_with_the_peer_that_it_had() {
        failToConnect(STATSD, UNREACHABLE);
        assertThat(socket().state()).isEqualTo(OpenSocket.State.OPEN);
        connect(RESOLVER);
        failToConnect(STATSD, UNREACHABLE);

        assertThat(counts(RESOLVER)).isEqualTo("1 open, 1 connected, 0 failed");
        assertThat(counts(STATSD)).isEqualTo("0 open, 0 connected, 2 failed");
        assertThat(socket().destination()).isEqualTo(RESOLVER);
        assertThat(socket().state()).isEqualTo(OpenSocket.State.CONNECTED);
        assertThat(counts()).isEqualTo("{DATAGRAM=1, connected=1, failed=2, open=1, opened=1}");
        assertThat(tracker.failures()).singleElement().satisfies(row -> {
            assertThat(row.place()).isEqualTo(STATSD);
            assertThat(row.reason()).isEqualTo(FailureReason.UNREACHABLE);
            assertThat(row.count()).isEqualTo(2);
        });
    }

    @Test
    void a_connect_without_a_local_address_is_no_lack_of_ports() {
        failToConnect(RESOLVER, Failure.of(new NoRouteToHostException("Cannot assign requested address")));

        assertThat(tracker.failures())
                .extracting(FailureRow::reason, FailureRow::message)
                .containsExactly(
                        tuple(FailureReason.UNREACHABLE, "NoRouteToHostException: Cannot assign requested address"));
    }

    @Test
    void a_socket_that_is_closed_while_it_is_being_connected_holds_nothing() {
        connect(RESOLVER);
        tracker.connecting(FD, descriptor, STATSD);
        tracker.closing(FD, descriptor);
        tracker.connected(FD, descriptor, null);

        assertThat(counts(RESOLVER)).isEqualTo("0 open, 1 connected, 0 failed");
        assertThat(counts(STATSD)).isEqualTo("0 open, 0 connected, 0 failed");
    }

    @Test
    void the_same_address_over_tcp_is_another_destination() {
        connect(SERVER);
        FileDescriptor client = new FileDescriptor();
        tracker.opened(FD + 1, client, Kind.CLIENT);
        tracker.connecting(FD + 1, client, SERVER);
        tracker.connected(FD + 1, client, null);
        tracker.disconnected(FD + 1, client);

        assertThat(serverCounts()).isEqualTo("1 open, 1 connected, 0 failed");
        assertThat(counts(SERVER)).isEqualTo("1 open, 1 connected, 0 failed");
        assertThat(server()).isNotSameAs(tracker.datagramDestination(SERVER).orElseThrow());
    }

    @Test
    void the_events_of_another_owner_are_ignored() {
        connect(RESOLVER);
        tracker.disconnected(FD, another);

        assertThat(counts(RESOLVER)).isEqualTo("1 open, 1 connected, 0 failed");
    }

    @Test
    void each_connect_is_reported_with_its_outcome_and_nothing_else_is() {
        List<String> reported = new ArrayList<>();
        tracker.observe(new SocketObserver() {
            @Override
            public void connecting(int fd) {
                reported.add("begins");
            }

            @Override
            public void connectEnded(int fd, App app, CallSite callSite, InetSocketAddress to, boolean connected) {
                reported.add("of a stream");
            }

            @Override
            public void datagramsConnected(
                    int fd, App app, CallSite callSite, InetSocketAddress to, boolean connected) {
                reported.add(fd + " " + app.name() + " " + to.getPort() + " " + connected);
            }

            @Override
            public void accepted(int fd, App app, CallSite callSite) {
                reported.add("accepted");
            }

            @Override
            public void closed(int fd, App app, CallSite callSite, Kind kind) {
                reported.add("closed " + kind);
            }
        });
        tracker.connected(FD, descriptor, null);
        connect(RESOLVER);
        failToConnect(STATSD, UNREACHABLE);
        tracker.disconnected(FD, descriptor);
        tracker.connecting(FD, descriptor, STATSD);
        tracker.closing(FD, descriptor);

        assertThat(reported).containsExactly("5 program 53 true", "5 program 8125 false", "closed DATAGRAM");
    }
}
