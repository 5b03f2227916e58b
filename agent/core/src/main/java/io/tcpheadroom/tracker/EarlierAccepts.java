package io.tcpheadroom.tracker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which threads still are in a method of the JDK as it was before the agent was attached: one that waits in accept goes on
 * in the old method, whose end tells us nothing. A thread is in none any more once it has entered a woven method, and
 * never was when it is younger than the weaving. Asked by the program's own threads, without a lock.
 */
public final class EarlierAccepts {
    /** More threads than this are not told apart: then none is taken to wait. */
    private static final int MOST = 10_000;

    private final Set<Long> free = ConcurrentHashMap.newKeySet();
    private volatile long youngest = Long.MAX_VALUE;

    /** All is woven: threads made from now on cannot be in an old method. Their numbers only grow. */
    public void woven() {
        youngest = new Thread(null, null, "tcp-headroom-number").getId();
    }

    /** The current thread is in a woven method. */
    public void entered() {
        long thread = Thread.currentThread().getId();
        if (thread <= youngest && free.add(thread) && free.size() > MOST) {
            youngest = 0;
        }
    }

    /** Whether the current thread comes out of an old method; true no more than once for each. */
    public boolean isLeft() {
        long thread = Thread.currentThread().getId();
        return thread <= youngest && free.add(thread);
    }
}
