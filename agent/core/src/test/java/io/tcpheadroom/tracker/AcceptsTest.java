package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What listens and what it accepts: each sequence of events with the exact counts that it comes to. */
class AcceptsTest extends TrackerFixture {
    @Test
    void a_listener_whose_number_is_opened_again_listens_no_more() {
        tracker.opened(LISTENER, descriptor, Kind.LISTENER);
        tracker.listening(LISTENER, 10);
        tracker.accepted(99, LISTENER, another);

        assertThat(tracker.listeners()).isEmpty();
        assertThat(counts()).isEqualTo("{ACCEPTED=1, accepted=1, closed=1, open=1, opened=2}");
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"128, 128", "1, 1", "0, 50", "-1, 50"})
    void a_listener_has_the_backlog_that_the_jdk_makes_of_what_was_asked(int asked, int backlog) {
        tracker.opened(LISTENER, descriptor, Kind.LISTENER);
        assertThat(tracker.listeners()).isEmpty();

        tracker.listening(LISTENER, asked);
        assertThat(tracker.listeners()).singleElement().satisfies(listener -> {
            assertThat(listener.fd()).isEqualTo(LISTENER);
            assertThat(listener.backlog()).isEqualTo(backlog);
            assertThat(listener.app()).isSameAs(app("program"));
            assertThat(listener.acceptedTotal()).isZero();
        });

        tracker.closing(LISTENER);
        assertThat(tracker.listeners()).isEmpty();
        assertThat(counts()).isEqualTo("{closed=1, opened=1}");
    }

    @Test
    void a_second_listen_gives_the_same_listener_another_backlog() {
        tracker.opened(LISTENER, descriptor, Kind.LISTENER);
        tracker.listening(LISTENER, 10);
        tracker.listening(LISTENER, 20);

        assertThat(tracker.listeners())
                .singleElement()
                .satisfies(listener -> assertThat(listener.backlog()).isEqualTo(20));
    }

    @Test
    void a_stream_socket_that_listens_was_a_listener_all_the_time() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.listening(FD, 10);

        assertThat(tracker.listeners()).hasSize(1);
        assertThat(tracker.apps()).allSatisfy(app -> {
            assertThat(app.open(Kind.LISTENER)).isEqualTo(1);
            assertThat(app.open(Kind.CLIENT)).isZero();
            assertThat(app.openedTotal()).isEqualTo(1);
        });
    }

    @Test
    void an_accept_that_waits_in_vain_or_is_interrupted_or_closed_is_no_failure() {
        tracker.opened(LISTENER, descriptor, Kind.LISTENER);
        tracker.listening(LISTENER, 10);
        tracker.acceptFailed(LISTENER, descriptor, Failure.of(new SocketTimeoutException("Accept timed out")));
        tracker.acceptFailed(LISTENER, descriptor, Failure.of(new InterruptedIOException())); // a virtual thread's
        tracker.acceptFailed(LISTENER, descriptor, Failure.of(new SocketException("Socket closed")));
        assertThat(app("program").failedTotals(FailedOperation.ACCEPT).sum()).isZero();
        assertThat(tracker.failures()).isEmpty();

        tracker.acceptFailed(LISTENER, descriptor, Failure.of(new SocketException("Too many open files")));
        assertThat(app("program").failedTotals(FailedOperation.ACCEPT).of(FailureReason.NO_DESCRIPTOR))
                .isEqualTo(1);
        assertThat(tracker.listeners())
                .singleElement()
                .satisfies(listener -> assertThat(listener.acceptFailedTotal()).isEqualTo(1));
    }

    @Test
    void a_number_of_a_native_transport_is_counted_once_however_often_it_is_wrapped() {
        tracker.accepted(LISTENER, FD, null);
        tracker.wrapped(FD, "first");
        tracker.wrapped(FD, "second");
        tracker.closing(FD, "first");

        assertThat(tracker.apps()).allSatisfy(app -> {
            assertThat(app.open(Kind.ACCEPTED)).isEqualTo(1);
            assertThat(app.openedTotal()).isEqualTo(1);
        });
        tracker.closing(FD, "second");
        assertThat(tracker.apps()).allSatisfy(app -> assertThat(app.open()).isZero());
    }

    @Test
    void a_socket_whose_accept_was_not_seen_belongs_to_the_app_that_accepted_it() {
        as("shop");
        tracker.acceptedFromUnknown(FD, descriptor);

        assertThat(counts("shop")).isEqualTo("{ACCEPTED=1, accepted=1, open=1, opened=1}");
    }

    /** A thread that waited in a woven method while the agent was taken out and attached again tells both. */
    @Test
    void a_socket_whose_accept_is_told_twice_is_counted_once() {
        tracker.acceptedFromUnknown(FD, descriptor);
        tracker.accepted(LISTENER, FD, descriptor);

        assertThat(counts()).isEqualTo("{ACCEPTED=1, accepted=1, open=1, opened=1}");
        assertThat(tracker.missedClosesTotal()).isZero();
    }

    @Test
    void a_socket_that_is_known_was_not_accepted_unseen() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.acceptedFromUnknown(FD, descriptor);
        tracker.acceptedFromUnknown(-1, another);

        assertThat(counts()).isEqualTo("{CLIENT=1, open=1, opened=1}");
    }

    @Test
    void an_accepted_socket_belongs_to_the_listeners_app_whoever_accepts_it() {
        as("shop");
        tracker.opened(LISTENER, descriptor, Kind.LISTENER);
        tracker.listening(LISTENER, 10);
        as("pool");
        tracker.accepted(LISTENER, FD, another);

        assertThat(counts("shop")).isEqualTo("{ACCEPTED=1, LISTENER=1, accepted=1, open=2, opened=2}");
        assertThat(tracker.apps()).extracting(App::name).containsExactlyInAnyOrder("program", "shop");
        assertThat(tracker.listeners())
                .singleElement()
                .satisfies(listener -> assertThat(listener.acceptedTotal()).isEqualTo(1));

        tracker.closing(FD);
        tracker.closing(LISTENER);
        assertThat(counts("shop")).isEqualTo("{accepted=1, closed=2, opened=2}");
    }

    @Test
    void what_an_unknown_listener_accepts_belongs_to_whoever_accepts_it() {
        as("pool");
        tracker.accepted(LISTENER, FD, descriptor);

        assertThat(counts("pool")).isEqualTo("{ACCEPTED=1, accepted=1, open=1, opened=1}");
        assertThat(counts()).isEqualTo("{}");
    }
}
