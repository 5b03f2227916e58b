package io.tcpheadroom.kernel;

import org.jspecify.annotations.Nullable;

/** The connects of this process to one destination that had failed when the tables of connections were read. Immutable. */
final class FailedConnects {
    /** As long as TIME_WAIT lasts: what held the ports then may hold them still. */
    private static final double RECENT_SECONDS = 60;

    private final long total;
    private final @Nullable Long risenAt;

    private FailedConnects(long total, @Nullable Long risenAt) {
        this.total = total;
        this.risenAt = risenAt;
    }

    /** @param before as of the reading before this one; null at the first: a failure has the tables read, so it is not old then */
    static FailedConnects seen(long total, @Nullable FailedConnects before, long now) {
        long totalBefore = before == null ? 0 : before.total;
        return new FailedConnects(total, total > totalBefore ? (Long) now : before == null ? null : before.risenAt);
    }

    /** Some have failed in the last minute, or since. */
    boolean areRecent(long totalNow, long now) {
        return totalNow > total || (risenAt != null && Kernel.secondsSince(risenAt, now) < RECENT_SECONDS);
    }
}
