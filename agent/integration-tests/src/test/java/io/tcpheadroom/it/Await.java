package io.tcpheadroom.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits for what a sampler or another process is about to do. A read that fails is tried again, for a bean may not be there
 * yet; the limit is patience, not a measurement.
 */
final class Await {
    private static final ConditionFactory PATIENTLY = Awaitility.with()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(50))
            .ignoreExceptions()
            .await()
            .atMost(Duration.ofSeconds(60));

    private static final Duration MINUTES = Duration.ofMinutes(3);

    private Await() {}

    /** For what is looked at once a minute. */
    static <T> void untilWithinMinutes(Callable<T> actual, T expected) {
        PATIENTLY
                .atMost(MINUTES)
                .untilAsserted(() -> Assertions.assertThat(actual.call()).isEqualTo(expected));
    }

    static <T> void until(Callable<T> actual, T expected) {
        satisfied(actual, value -> Assertions.assertThat(value).isEqualTo(expected));
    }

    /** Answers the value that satisfied. */
    static <T> T satisfied(Callable<T> actual, Consumer<T> asserted) {
        AtomicReference<T> satisfying = new AtomicReference<>();
        PATIENTLY.untilAsserted(() -> {
            T value = actual.call();
            asserted.accept(value);
            satisfying.set(value);
        });
        return satisfying.get();
    }
}
