package io.tcpheadroom.resource;

/** How many sockets of one call site were open at the fewest at two times, and what it opened in between. */
public final class Growth {
    private final long before;
    private final long now;
    private final long opened;

    Growth(long before, long now, long opened) {
        this.before = before;
        this.now = now;
        this.opened = opened;
    }

    /** The fewest that were open in the first minute. */
    public long before() {
        return before;
    }

    /** The fewest that were open in the last whole minute. */
    public long now() {
        return now;
    }

    /** Opened from the end of the first minute to that of the last. */
    public long opened() {
        return opened;
    }

    long grown() {
        return now - before;
    }

    /** In proportion to what was there. */
    double ratio() {
        return (double) grown() / Math.max(1, before);
    }
}
