package io.tcpheadroom.programs;

import java.util.concurrent.locks.LockSupport;

/** Threads that wait for good. */
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
