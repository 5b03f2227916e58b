package io.tcpheadroom.programs;

import java.util.concurrent.Callable;

/** Waiting for a condition, in programs that run with nothing but the JDK. */
final class Waiting {
    /** By default less than a test waits for a program's answer; more where a machine is emulated. */
    private static final long PATIENCE_SECONDS = Long.getLong("patience.seconds", 30);

    private static final int PAUSE_MILLIS = 5;

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
