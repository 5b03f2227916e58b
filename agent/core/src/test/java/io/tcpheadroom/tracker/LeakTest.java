package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.testing.Garbage;
import java.io.FileDescriptor;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A socket that nobody can reach any more and that nobody closed. */
class LeakTest extends TrackerFixture {
    private static final int DROPPED = 6;
    private static final int DROPPED_LATER = 7;

    private void lookAfter(long millis) {
        pass(millis);
        tracker.cleanUp();
    }

    private long leaked() {
        return app("program").leakedTotal();
    }

    /** Does what the collector does to the record of a descriptor that it found unreachable. */
    private void becomeUnreachable(int fd) {
        assertThat(tracker.slots.get(fd).enqueue()).isTrue();
    }

    /** Two others are dropped one after the other: when the later one is found, so is all that was there before it. */
    @Test
    void a_socket_that_can_be_reached_is_no_leak_when_the_collector_comes() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        openAndDrop(DROPPED);
        collectUntilLeaked(1);
        openAndDrop(DROPPED_LATER);
        collectUntilLeaked(2);

        assertThat(leaked()).isEqualTo(2);
        assertThat(suspects()).extracting(OpenSocket::descriptor).containsExactly(DROPPED, DROPPED_LATER);
        Reference.reachabilityFence(descriptor);
    }

    @Test
    void a_leak_is_counted_a_second_after_it_was_found_and_only_once() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        lookAfter(1000);
        assertThat(leaked()).isZero();
        lookAfter(1000);
        assertThat(leaked()).isEqualTo(1);
        lookAfter(1000);
        assertThat(leaked()).isEqualTo(1);
        assertThat(counts()).isEqualTo("{CLIENT=1, leaked=1, open=1, opened=1}");
    }

    @Test
    void many_looks_within_the_second_do_not_make_a_leak() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        for (int i = 0; i < 10; i++) {
            lookAfter(100);
        }
        assertThat(leaked()).isZero();
        lookAfter(100);
        assertThat(leaked()).isEqualTo(1);
    }

    @Test
    void what_is_closed_between_the_two_looks_is_no_leak() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        lookAfter(1000);
        tracker.closing(FD);
        lookAfter(1000);

        assertThat(leaked()).isZero();
    }

    @Test
    void who_opens_the_number_of_a_suspect_is_not_suspected() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        lookAfter(1000);
        FileDescriptor descriptor = new FileDescriptor();
        tracker.opened(FD, descriptor, Kind.CLIENT);
        lookAfter(1000);
        lookAfter(1000);

        assertThat(leaked()).isZero();
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);
    }

    @Test
    void a_socket_that_was_closed_before_its_descriptor_became_unreachable_is_no_leak() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        SocketRecord closed = tracker.slots.get(FD);
        tracker.closing(FD);
        assertThat(closed.enqueue()).isTrue();

        lookAfter(1000);
        lookAfter(1000);

        assertThat(counts()).isEqualTo("{closed=1, opened=1}");
    }

    @Test
    void a_leak_is_a_suspect_once_confirmed_until_its_number_is_opened_again() {
        InetSocketAddress destination = new InetSocketAddress("192.0.2.7", 5432);
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        tracker.connected(FD, destination);
        becomeUnreachable(FD);

        lookAfter(1000);
        assertThat(suspects()).isEmpty();
        lookAfter(1000);
        assertThat(suspects()).singleElement().satisfies(suspect -> {
            assertThat(suspect.descriptor()).isEqualTo(FD);
            assertThat(suspect.app()).isSameAs(app("program"));
            assertThat(suspect.kind()).isEqualTo(Kind.CLIENT);
            assertThat(suspect.callSite()).isNull();
            assertThat(suspect.destination()).isEqualTo(destination);
            assertThat(suspect.state()).isEqualTo(OpenSocket.State.CONNECTED);
            assertThat(suspect.suspicion())
                    .isEqualTo("unreachable yet open: the program dropped it without a close, and nothing will ever "
                            + "close it");
        });
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        assertThat(suspects()).isEmpty();
    }

    @Test
    void a_socket_whose_owner_was_never_known_is_no_suspect() {
        tracker.opened(FD, null, Kind.DATAGRAM);
        lookAfter(1000);
        lookAfter(1000);

        assertThat(suspects()).isEmpty();
    }

    private List<OpenSocket> suspects() {
        return tracker.sockets(socket -> socket.suspicion() != null, 10);
    }

    /** It puts what it found into the queue a moment later: a few more looks are allowed, not fewer than two. */
    @Test
    void the_collector_finds_a_leak() {
        openAndDrop(FD);
        int looks = collectUntilLeaked(1);

        assertThat(looks).isGreaterThanOrEqualTo(2);
        assertThat(counts()).isEqualTo("{CLIENT=1, leaked=1, open=1, opened=1}");
    }

    /** In a method of its own: no frame that is still there holds the descriptor. */
    private void openAndDrop(int fd) {
        tracker.opened(fd, new FileDescriptor(), Kind.CLIENT);
    }

    /** Answers how many looks it took. */
    private int collectUntilLeaked(int leaks) {
        AtomicInteger looks = new AtomicInteger();
        Garbage.collectUntil(() -> {
            looks.incrementAndGet();
            lookAfter(1000);
            return leaked() >= leaks;
        });
        return looks.get();
    }
}
