package io.tcpheadroom.tracker;

import static io.tcpheadroom.tracker.DestinationsTest.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.testing.Garbage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class QuicConnectionsTest extends TrackerFixture {
    private static final InetSocketAddress SHOP = address(443);
    private static final Failure NO_ANSWER = Failure.of(new ConnectException("No response from peer for 30 seconds"));
    private static final Failure CLOSED_HERE = Failure.of(new IOException("connection terminated"));

    private Object connection = new Same();
    private final Object other = new Same();

    /** As a connection may be equal to another. */
    private static final class Same {
        @Override
        public boolean equals(Object object) {
            return object instanceof Same;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private QuicConnections connections() {
        return tracker.quicConnections();
    }

    private String counts(InetSocketAddress to) {
        Destination destination = tracker.datagramDestination(to).orElseThrow();
        return destination.open() + " open, " + destination.connectedTotal() + " connected, "
                + destination.connectFailedTotal() + " failed";
    }

    @Test
    void what_nobody_saw_begin_counts_nothing() {
        connections().connected(connection);
        connections().ended(connection, NO_ANSWER);

        assertThat(counts()).isEqualTo("{}");
        assertThat(tracker.failures()).isEmpty();
        assertThat(tracker.datagramDestinations())
                .singleElement()
                .satisfies(others -> assertThat(others.open()).isZero());
    }

    @Test
    void one_counts_for_its_destination_from_its_handshake_until_it_ends_and_is_no_socket() {
        connections().connecting(connection, SHOP);
        assertThat(counts(SHOP)).isEqualTo("1 open, 0 connected, 0 failed");

        connections().connected(connection);
        assertThat(counts(SHOP)).isEqualTo("1 open, 1 connected, 0 failed");
        assertThat(counts()).isEqualTo("{connected=1}");
        assertThat(tracker.datagramDestination(SHOP).orElseThrow().connectSpeed())
                .isNull();
        assertThat(tracker.sockets(socket -> true, 1)).isEmpty();

        connections().ended(connection, CLOSED_HERE);
        assertThat(counts(SHOP)).isEqualTo("0 open, 1 connected, 0 failed");
        assertThat(tracker.failures()).isEmpty();
    }

    @Test
    void the_datagram_socket_that_carries_two_of_them_is_not_counted_for_their_destination() {
        tracker.opened(FD, descriptor, Kind.DATAGRAM);
        tracker.bound(FD, descriptor);
        connections().connecting(connection, SHOP);
        connections().connecting(other, SHOP);
        connections().connected(connection);
        connections().connected(other);

        assertThat(counts(SHOP)).isEqualTo("2 open, 2 connected, 0 failed");
        assertThat(counts()).isEqualTo("{DATAGRAM=1, connected=2, open=1, opened=1}");

        tracker.closing(FD, descriptor);
        assertThat(counts(SHOP)).isEqualTo("2 open, 2 connected, 0 failed");
    }

    @Test
    void one_that_ends_before_its_handshake_is_done_has_failed_by_the_reason_that_is_told() {
        connections().connecting(connection, SHOP);
        connections().ended(connection, NO_ANSWER);

        assertThat(counts(SHOP)).isEqualTo("0 open, 0 connected, 1 failed");
        assertThat(counts()).isEqualTo("{failed=1}");
        assertThat(tracker.failures())
                .extracting(FailureRow::operation, FailureRow::reason, FailureRow::place, FailureRow::message)
                .containsExactly(tuple(
                        FailedOperation.CONNECT,
                        FailureReason.TIMED_OUT,
                        SHOP,
                        "ConnectException: No response from peer for 30 seconds"));
    }

    @Test
    void an_end_that_is_told_again_or_a_handshake_that_is_told_late_changes_nothing() {
        connections().connecting(connection, SHOP);
        connections().ended(connection, NO_ANSWER);
        connections().ended(connection, CLOSED_HERE);
        connections().connected(connection);

        assertThat(counts(SHOP)).isEqualTo("0 open, 0 connected, 1 failed");
        assertThat(counts()).isEqualTo("{failed=1}");
    }

    @Test
    void a_handshake_that_is_told_twice_counts_once() {
        connections().connecting(connection, SHOP);
        connections().connected(connection);
        connections().connected(connection);

        assertThat(counts(SHOP)).isEqualTo("1 open, 1 connected, 0 failed");
    }

    @Test
    void one_that_begins_twice_holds_its_last_destination_alone() {
        connections().connecting(connection, SERVER);
        connections().connecting(connection, SHOP);

        assertThat(counts(SERVER)).isEqualTo("0 open, 0 connected, 0 failed");
        assertThat(counts(SHOP)).isEqualTo("1 open, 0 connected, 0 failed");
    }

    @Test
    void each_counts_for_the_app_that_it_began_for() {
        as("shop");
        connections().connecting(connection, SHOP);
        as("crawler");
        connections().connecting(other, SHOP);
        connections().connected(connection);
        connections().ended(other, NO_ANSWER);

        assertThat(counts("shop")).isEqualTo("{connected=1}");
        assertThat(counts("crawler")).isEqualTo("{failed=1}");
        assertThat(tracker.datagramDestination(SHOP).orElseThrow().app().name()).isEqualTo("shop");
    }

    @Test
    void beyond_the_cap_of_destinations_they_count_in_the_row_of_all_others() {
        for (int port = 1; port <= 10; port++) {
            connections().connecting(new Same(), address(port));
        }
        connections().connecting(connection, SHOP);
        connections().ended(connection, NO_ANSWER);

        assertThat(tracker.datagramDestination(SHOP)).isEmpty();
        assertThat(tracker.failures()).extracting(FailureRow::place).containsExactly(FailureRow.OTHER_PLACES);
    }

    @Test
    void one_that_is_collected_without_an_end_holds_nothing_any_more() {
        connections().connecting(connection, SHOP);
        connections().connecting(other, SHOP);
        connection = null;

        Garbage.collectUntil(() -> {
            tracker.cleanUp();
            return counts(SHOP).equals("1 open, 0 connected, 0 failed");
        });
        connections().connected(other);
        assertThat(counts(SHOP)).isEqualTo("1 open, 1 connected, 0 failed");
    }

    @Test
    void what_is_told_by_two_threads_at_once_counts_as_one_or_the_other() throws Exception {
        int times = 1_000;
        CyclicBarrier together = new CyclicBarrier(2);
        var thread = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < times; i++) {
                Object each = new Same();
                connections().connecting(each, SHOP);
                Future<?> done = thread.submit(() -> {
                    together.await();
                    connections().connected(each);
                    return null;
                });
                together.await();
                connections().ended(each, NO_ANSWER);
                done.get();
            }
        } finally {
            thread.shutdownNow();
        }

        Destination shop = tracker.datagramDestination(SHOP).orElseThrow();
        assertThat(shop.open()).isZero();
        assertThat(shop.connectedTotal() + shop.connectFailedTotal()).isEqualTo(times);
    }
}
