package io.tcpheadroom.testing;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.awaitility.Awaitility.with;

import java.lang.ref.Reference;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The collector, which may leave alone what it could collect: it is asked again until it has done what a test needs. */
public final class Garbage {
    private Garbage() {}

    public static void collectUntil(BooleanSupplier done) {
        with().pollDelay(ZERO)
                .pollInterval(ofMillis(1))
                .await()
                .atMost(ofMinutes(1))
                .until(() -> {
                    System.gc();
                    return done.getAsBoolean();
                });
    }

    /** Until it has found that none of these can be reached. */
    public static void collect(List<? extends Reference<?>> dropped) {
        collectUntil(() -> dropped.stream().allMatch(reference -> reference.refersTo(null)));
    }
}
