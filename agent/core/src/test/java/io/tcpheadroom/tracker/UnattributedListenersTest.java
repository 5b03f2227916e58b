package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Sockets that listen although nobody saw them begin to. */
class UnattributedListenersTest {
    private static final int OLD = 5;
    private static final int ACCEPTED = 6;

    private final FileDescriptor descriptor = new FileDescriptor();
    private final Tracker tracker = Tracked.tracker();

    private static BitSet numbers(int... fds) {
        BitSet set = new BitSet();
        for (int fd : fds) {
            set.set(fd);
        }
        return set;
    }

    private Listener only() {
        assertThat(tracker.listeners()).hasSize(1);
        return tracker.listeners().iterator().next();
    }

    @Test
    void one_has_no_backlog_and_belongs_to_nobody() {
        tracker.foundListening(numbers(OLD));

        assertThat(only().fd()).isEqualTo(OLD);
        assertThat(only().backlog()).isZero();
        assertThat(only().app().name()).isEqualTo("unattributed");
        assertThat(tracker.apps()).extracting(App::name).containsExactly("program");
        assertThat(tracker.isTracked(OLD)).isFalse();
    }

    @Test
    void what_it_accepts_counts_for_it_and_for_the_app_that_accepts() {
        tracker.foundListening(numbers(OLD));
        tracker.accepted(OLD, ACCEPTED, descriptor);

        assertThat(only().acceptedTotal()).isEqualTo(1);
        assertThat(tracker.apps())
                .singleElement()
                .satisfies(app -> assertThat(app.open(Kind.ACCEPTED)).isEqualTo(1));
    }

    @Test
    void it_stays_one_as_long_as_it_is_seen() {
        tracker.foundListening(numbers(OLD));
        Listener first = only();
        tracker.foundListening(numbers(OLD));
        assertThat(only()).isSameAs(first);

        tracker.foundListening(numbers());
        assertThat(tracker.listeners()).isEmpty();
    }

    @Test
    void its_close_ends_it_and_so_does_another_socket_of_its_number() {
        tracker.foundListening(numbers(OLD, 9));
        tracker.closing(OLD);
        tracker.opened(9, descriptor, Kind.CLIENT);

        assertThat(tracker.listeners()).isEmpty();
    }

    @Test
    void a_listener_that_was_seen_is_none_of_them() {
        tracker.opened(OLD, descriptor, Kind.LISTENER);
        tracker.listening(OLD, 7);
        tracker.foundListening(numbers(OLD));

        assertThat(only().backlog()).isEqualTo(7);
    }
}
