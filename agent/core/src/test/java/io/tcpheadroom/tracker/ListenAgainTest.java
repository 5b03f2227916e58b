package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileDescriptor;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A further listen on an open socket, and a close at the same time. */
class ListenAgainTest {
    private static final int FD = 5;

    private final Tracker tracker = Tracked.tracker();
    private final FileDescriptor descriptor = new FileDescriptor();

    private Listener listener() {
        tracker.opened(FD, descriptor, Kind.LISTENER);
        tracker.listening(FD, descriptor, 10);
        return tracker.listeners().iterator().next();
    }

    @Test
    void a_close_waits_until_the_call_has_returned() throws Exception {
        Listener listener = listener();
        CountDownLatch isCalling = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        AtomicBoolean isClosed = new AtomicBoolean();
        AtomicReference<Object> called = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                listener.listenAgain(50, (owner, backlog) -> {
                    isCalling.countDown();
                    mayReturn.await();
                    called.set(isClosed.get() ? "too late" : owner);
                });
            } catch (Exception e) {
                called.set(e);
            }
        });
        caller.start();
        isCalling.await();
        Thread closer = new Thread(() -> {
            tracker.closing(FD, descriptor);
            isClosed.set(true);
        });
        closer.start();
        await().until(() -> closer.getState() == Thread.State.BLOCKED);

        mayReturn.countDown();
        caller.join();
        closer.join();

        assertThat(called.get()).isSameAs(descriptor);
        assertThat(isClosed).isTrue();
        assertThat(listener.backlog()).isEqualTo(50);
    }

    @Test
    void after_the_close_nothing_is_called() throws Exception {
        Listener listener = listener();
        tracker.closing(FD, descriptor);

        assertThat(listener.listenAgain(50, (owner, backlog) -> {
                    throw new AssertionError("called");
                }))
                .isFalse();
        assertThat(listener.backlog()).isEqualTo(10);
    }

    @Test
    void a_listener_from_before_the_attach_is_reached_once_it_has_accepted() throws Exception {
        BitSet found = new BitSet();
        found.set(FD);
        tracker.foundListening(found);
        Listener listener = tracker.listeners().iterator().next();
        assertThat(listener.isReachable()).isFalse();
        assertThat(listener.listenAgain(50, (owner, backlog) -> {})).isFalse();

        tracker.acceptsOn(FD, descriptor);

        assertThat(listener.isReachable()).isTrue();
        AtomicReference<Object> called = new AtomicReference<>();
        assertThat(listener.listenAgain(50, (owner, backlog) -> called.set(owner)))
                .isTrue();
        assertThat(called.get()).isSameAs(descriptor);
        tracker.closing(FD, descriptor);
        assertThat(listener.listenAgain(60, (owner, backlog) -> {})).isFalse();
    }
}
