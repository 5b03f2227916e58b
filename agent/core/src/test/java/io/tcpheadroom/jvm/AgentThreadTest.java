package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AgentThreadTest {
    @Test
    void a_thread_of_ours_is_a_daemon_of_the_system_and_holds_no_class_loader() {
        Thread thread = AgentThread.of("tcp-headroom-test", () -> {});

        assertThat(thread.getName()).isEqualTo("tcp-headroom-test");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isNull();
        assertThat(thread.getThreadGroup().getName()).isEqualTo("system");
    }

    /** As a JVM does whose user or control group may have no further thread: the next task finds one, if there is one by then. */
    @Test
    void a_task_for_which_no_thread_can_be_started_is_rejected_and_the_next_is_run() {
        AtomicBoolean isFull = new AtomicBoolean(true);
        var executor = AgentThread.executor(
                task -> {
                    if (isFull.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    return new Thread(task);
                },
                1);
        try {
            assertThatThrownBy(() -> executor.execute(() -> {}))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("no thread can be started");
            isFull.set(false);
            CompletableFuture<String> ran = new CompletableFuture<>();
            executor.execute(() -> ran.complete("ran"));

            assertThat(ran.join()).isEqualTo("ran");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void the_thread_of_an_executor_is_one_of_ours() {
        var executor = AgentThread.executor("tcp-headroom-test", 1);
        try {
            CompletableFuture<Thread> ran = new CompletableFuture<>();
            executor.execute(() -> ran.complete(Thread.currentThread()));

            assertThat(ran.join().getThreadGroup().getName()).isEqualTo("system");
            assertThat(ran.join().isDaemon()).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }
}
