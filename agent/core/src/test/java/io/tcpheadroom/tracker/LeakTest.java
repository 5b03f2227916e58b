package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A socket that nobody can reach any more and that nobody closed. */
class LeakTest {
    private static final int FD = 5;
    private static final int MOST_COLLECTIONS = 200;

    private final Apps apps = new Apps("program", AppRules.none(), 10);
    private final Tracker tracker = new Tracker(apps, CallSites.off(), 10);

    private long leaked() {
        return apps.program().leakedTotal();
    }

    /** Does what the collector does to the record of a descriptor that it found unreachable. */
    private void becomeUnreachable(int fd) {
        assertThat(tracker.slots.get(fd).enqueue()).isTrue();
    }

    @Test
    void a_socket_that_can_be_reached_is_no_leak() {
        FileDescriptor descriptor = new FileDescriptor();
        tracker.opened(FD, descriptor, Kind.CLIENT);
        System.gc();
        tracker.cleanUp();
        tracker.cleanUp();

        assertThat(leaked()).isZero();
        tracker.opened(FD, descriptor, Kind.CLIENT);
        assertThat(apps.program().openedTotal()).isEqualTo(1);
    }

    @Test
    void a_leak_is_counted_at_the_second_look_and_only_once() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        tracker.cleanUp();
        assertThat(leaked()).isZero();
        tracker.cleanUp();
        assertThat(leaked()).isEqualTo(1);
        tracker.cleanUp();
        assertThat(leaked()).isEqualTo(1);
        assertThat(apps.program().open()).isEqualTo(1);
        assertThat(apps.program().closedTotal()).isZero();
    }

    @Test
    void what_is_closed_between_the_two_looks_is_no_leak() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        tracker.cleanUp();
        tracker.closing(FD);
        tracker.cleanUp();

        assertThat(leaked()).isZero();
    }

    @Test
    void who_opens_the_number_of_a_suspect_is_not_suspected() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        becomeUnreachable(FD);

        tracker.cleanUp();
        FileDescriptor descriptor = new FileDescriptor();
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.cleanUp();
        tracker.cleanUp();

        assertThat(leaked()).isZero();
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);
    }

    @Test
    void a_socket_that_was_closed_before_its_descriptor_became_unreachable_is_no_leak() {
        WeakReference<FileDescriptor> dropped = openAndDrop();
        tracker.closing(FD);
        collect(dropped);
        tracker.cleanUp();
        tracker.cleanUp();

        assertThat(leaked()).isZero();
    }

    @Test
    void a_leak_is_a_suspect_from_the_second_look_until_its_number_is_opened_again() {
        InetSocketAddress destination = new InetSocketAddress("192.0.2.7", 5432);
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        tracker.connected(FD, destination);
        becomeUnreachable(FD);

        tracker.cleanUp();
        assertThat(suspects()).isEmpty();
        tracker.cleanUp();
        assertThat(suspects()).singleElement().satisfies(suspect -> {
            assertThat(suspect.descriptor()).isEqualTo(FD);
            assertThat(suspect.app()).isSameAs(apps.program());
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
        tracker.cleanUp();
        tracker.cleanUp();

        assertThat(suspects()).isEmpty();
    }

    private List<OpenSocket> suspects() {
        return tracker.sockets(socket -> socket.suspicion() != null, 10);
    }

    /** The collector puts what it found into the queue a moment later: a few more looks are allowed, not fewer than two. */
    @Test
    void the_collector_finds_a_leak() {
        collect(openAndDrop());

        int looks = 0;
        while (leaked() == 0 && looks < MOST_COLLECTIONS) {
            System.gc();
            tracker.cleanUp();
            looks++;
        }

        assertThat(leaked()).isEqualTo(1);
        assertThat(looks).isGreaterThanOrEqualTo(2);
    }

    /** In a method of its own: no frame that is still there holds the descriptor. */
    private WeakReference<FileDescriptor> openAndDrop() {
        FileDescriptor descriptor = new FileDescriptor();
        tracker.opened(FD, descriptor, Kind.CLIENT);
        return new WeakReference<>(descriptor);
    }

    private static void collect(WeakReference<FileDescriptor> dropped) {
        for (int i = 0; i < MOST_COLLECTIONS && dropped.get() != null; i++) {
            System.gc();
        }
        assertThat(dropped.get()).isNull();
    }
}
