package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tcpheadroom.testing.Latches;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifierTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Notifier notifier = new Notifier(log::add);
    private final CountDownLatch stuck = new CountDownLatch(1);

    @AfterEach
    void stop() {
        notifier.stop();
    }

    private final List<Thread> telling = new CopyOnWriteArrayList<>();

    private void tell() {
        notifier.executor().execute(() -> {
            telling.add(Thread.currentThread());
            Latches.await(stuck);
        });
    }

    @Test
    void what_a_stuck_listener_leaves_untold_beyond_1000_is_dropped_and_that_is_told_once() {
        for (int i = 0; i < 1 + 1000; i++) {
            tell();
        }
        assertThat(log).isEmpty();

        tell();
        tell();
        assertThat(log)
                .containsExactly(
                        "a notification listener is blocked; 1000 notifications queued, dropping further ones");
    }

    @Test
    void after_the_end_what_comes_late_is_dropped_without_a_word() {
        tell();
        await().until(() -> telling.size() == 1);
        notifier.stop();
        await().until(() -> !telling.get(0).isAlive());
        tell();

        assertThat(log).isEmpty();
        assertThat(telling).hasSize(1);
    }
}
