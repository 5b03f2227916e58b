package io.tcpheadroom.programs;

import java.util.concurrent.locks.LockSupport;

/** Threads that wait for good, or compute for good. */
final class Threads {
    private static final long STACK = 256 << 10;

    private Threads() {}

    /** Answers how many were started, and what was thrown when there were no more. */
    static String start(int wanted) {
        for (int started = 0; started < wanted; started++) {
            try {
                waiting().start();
            } catch (OutOfMemoryError e) {
                return started + " " + e.getMessage();
            }
        }
        return Integer.toString(wanted);
    }

    static Object compute(int threads) {
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(Threads::computeForGood, "computes for good");
            thread.setDaemon(true);
            thread.start();
        }
        return "";
    }

    private static void computeForGood() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** One that has not been started yet. */
    static Thread waiting() {
        Thread thread = new Thread(null, Threads::waitForGood, "waits for good", STACK);
        thread.setDaemon(true);
        return thread;
    }

    private static void waitForGood() {
        while (true) {
            LockSupport.park();
        }
    }
}
