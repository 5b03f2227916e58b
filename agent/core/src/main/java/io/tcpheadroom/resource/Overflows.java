package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/**
 * Connections that the kernel dropped at one listener's accept queue. It counts them for the whole network namespace, so that they are
 * taken for a listener's when its queue was seen full at that time; or when it accepted as many as its queue holds between two
 * looks, for a burst is over before anybody looks, and nobody else in the namespace listens. Immutable.
 */
public final class Overflows {
    /** After so long without a further one, a new count begins. */
    private static final double QUIET_SECONDS = 600;

    private final long count;
    private final long firstNanos;
    private final long lastNanos;

    private Overflows(long count, long firstNanos, long lastNanos) {
        this.count = count;
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
    }

    /** These, after earlier ones. */
    static Overflows after(@Nullable Overflows before, long count, long nowNanos) {
        return before == null || before.secondsSinceLast(nowNanos) > QUIET_SECONDS
                ? new Overflows(count, nowNanos, nowNanos)
                : new Overflows(before.count + count, before.firstNanos, nowNanos);
    }

    /** Of two sockets that share an address and port: the kernel's count is the same one. */
    static @Nullable Overflows more(@Nullable Overflows one, @Nullable Overflows other) {
        return one == null || (other != null && other.count > one.count) ? other : one;
    }

    /** The kernel's count of the network namespace, as long as this listener was suspect. */
    public long count() {
        return count;
    }

    public double secondsSinceFirst(long nowNanos) {
        return (nowNanos - firstNanos) / 1e9;
    }

    public double secondsSinceLast(long nowNanos) {
        return (nowNanos - lastNanos) / 1e9;
    }
}
