package io.tcpheadroom.sample;

import java.util.function.BooleanSupplier;

/** Waits for a condition, with a limit that only a broken program reaches. */
final class Await {
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private Await() {}

    static void until(String condition, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not within a minute: " + condition);
            }
            Thread.sleep(10);
        }
    }
}
