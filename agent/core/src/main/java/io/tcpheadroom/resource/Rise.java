package io.tcpheadroom.resource;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number has risen since a reading was made. A reading is made between two ticks, and which of their numbers it
 * saw cannot be told, so it is taken to have seen the earlier.
 */
final class Rise {
    private @Nullable Long readAt;
    private long seen;
    private long before;
    private boolean isBegun;

    /** @param fromZero what there was at first counts as risen, too */
    Rise(boolean fromZero) {
        isBegun = fromZero;
    }

    /** @param lastReadAt the instant of the last reading; null before the first */
    boolean hasRisen(long now, @Nullable Long lastReadAt) {
        if (!isBegun) {
            isBegun = true;
            seen = now;
        }
        if (!Objects.equals(lastReadAt, readAt)) {
            readAt = lastReadAt;
            seen = before;
        }
        seen = Math.min(seen, now); // what can fall and rise again, and a counter that began anew
        before = now;
        return now > seen;
    }
}
