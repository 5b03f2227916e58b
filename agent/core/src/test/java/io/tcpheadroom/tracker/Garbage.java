package io.tcpheadroom.tracker;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.awaitility.Awaitility.with;

import java.util.function.BooleanSupplier;

/** The collector, which may leave alone what it could collect: it is asked again until it has done what a test needs. */
final class Garbage {
    private Garbage() {}

    static void collectUntil(BooleanSupplier done) {
        with().pollDelay(ofMillis(0))
                .pollInterval(ofMillis(1))
                .await()
                .atMost(ofMinutes(1))
                .until(() -> {
                    System.gc();
                    return done.getAsBoolean();
                });
    }
}
