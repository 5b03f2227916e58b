package io.tcpheadroom.tracker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Threads that may still be inside a JDK method as it was before the agent was attached. A thread that is blocked in accept at
 * that moment finishes in the old bytecode, which has no hook at its end. A thread has left all unwoven methods once it enters
 * a woven one, and a thread that was created after the weaving never was in one. Called from the program's own threads,
 * without a lock.
 */
public final class PreAttachThreads {
    /** Beyond this number threads are no longer told apart, and none counts as blocked in an unwoven method. */
    private static final int MAX_THREADS = 10_000;

    private final Set<Long> leftUnwoven = ConcurrentHashMap.newKeySet();
    private volatile long lastBeforeWeaving = Long.MAX_VALUE;

    /** All methods are woven: threads created from now on, which have greater ids, cannot be in an unwoven one. */
    public void weavingDone() {
        lastBeforeWeaving = new Thread(null, null, "tcp-headroom-number").getId();
    }

    /** The current thread has entered a woven method. */
    public void enteredWoven() {
        long thread = Thread.currentThread().getId();
        if (thread <= lastBeforeWeaving && leftUnwoven.add(thread) && leftUnwoven.size() > MAX_THREADS) {
            lastBeforeWeaving = 0;
        }
    }

    /** Whether the current thread is returning from an unwoven method; true at most once for each thread. */
    public boolean returnsFromUnwoven() {
        long thread = Thread.currentThread().getId();
        return thread <= lastBeforeWeaving && leftUnwoven.add(thread);
    }
}
