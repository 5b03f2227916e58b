package io.tcpheadroom.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/** Waits for what a sampler or another process is about to do; the limit is patience, not a measurement. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Await() {}

    static <T> void until(Callable<T> actual, T expected) {
        satisfied(actual, value -> Assertions.assertThat(value).isEqualTo(expected));
    }

    static <T> T satisfied(Callable<T> actual, Consumer<T> asserted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                T value = actual.call();
                asserted.accept(value);
                return value;
            } catch (Throwable e) {
                if (System.nanoTime() > end) {
                    throw e instanceof AssertionError ? (AssertionError) e : new AssertionError(e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
