package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Limits stack walks to a number per second. Once the permits are used up, and at least a second after they were last renewed, the
 * next caller renews them; while permits are left, the clock is not read. Permits that a quiet time left over remain valid, so
 * that one second may see those and the renewed ones, never more.
 */
final class StackWalkBudget {
    private static final long WINDOW_NANOS = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier clock;
    private final AtomicInteger permits;
    private final AtomicLong renewed;

    /** @param clock nanoseconds; only ever compared with itself */
    StackWalkBudget(int perSecond, LongSupplier clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.permits = new AtomicInteger(perSecond);
        this.renewed = new AtomicLong(clock.getAsLong());
    }

    boolean tryAcquire() {
        return (permits.get() > 0 && permits.getAndDecrement() > 0) || tryRenew();
    }

    /** Of the threads that may renew the permits at the same time, one does and takes the first; the others get none. */
    private boolean tryRenew() {
        long now = clock.getAsLong();
        long before = renewed.get();
        if (now - before < WINDOW_NANOS || !renewed.compareAndSet(before, now)) {
            return false;
        }
        permits.set(perSecond - 1);
        return perSecond > 0;
    }
}
