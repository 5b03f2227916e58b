package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
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
