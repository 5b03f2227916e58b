package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PreAttachThreadsTest {
    private final PreAttachThreads threads = new PreAttachThreads();

    @Test
    void a_thread_that_never_entered_a_woven_method_comes_out_of_an_old_one_once() {
        threads.weavingDone();

        assertThat(threads.returnsFromUnwoven()).isTrue();
        assertThat(threads.returnsFromUnwoven()).isFalse();
    }

    @Test
    void a_thread_that_entered_a_woven_method_is_in_no_old_one() {
        threads.enteredWoven();
        threads.weavingDone();

        assertThat(threads.returnsFromUnwoven()).isFalse();
    }

    @Test
    void a_thread_that_is_younger_than_the_weaving_was_never_in_an_old_one() throws Exception {
        threads.weavingDone();

        assertThat(onThreadOfItsOwn(threads::returnsFromUnwoven)).isFalse();
    }

    @Test
    void a_thread_that_starts_while_methods_are_being_woven_may_be_in_an_old_one() throws Exception {
        assertThat(onThreadOfItsOwn(threads::returnsFromUnwoven)).isTrue();
    }

    @Test
    void with_more_threads_than_it_tells_apart_none_is_taken_to_be_in_an_old_one() throws Exception {
        for (int i = 0; i <= 10_000; i++) {
            onThreadOfItsOwn(() -> {
                threads.enteredWoven();
                return null;
            });
        }

        assertThat(threads.returnsFromUnwoven()).isFalse();
    }

    private static <T> T onThreadOfItsOwn(Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
        return task.get();
    }
}
