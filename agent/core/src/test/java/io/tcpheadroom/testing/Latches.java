package io.tcpheadroom.testing;

import java.util.concurrent.CountDownLatch;

/** Latches that tasks wait for which may not throw. */
public final class Latches {
    private Latches() {}

    /** Until it is open, or the thread is interrupted. */
    public static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
