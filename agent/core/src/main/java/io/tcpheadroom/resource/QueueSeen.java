package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/** What was seen of an accept queue over time; each null where it is not known. Immutable. */
final class QueueSeen {
    static final QueueSeen NOTHING = new QueueSeen(null, null, null);

    final @Nullable Long peak;
    final @Nullable Double waitSeconds;
    final @Nullable Long overflowsWhileFull;

    QueueSeen(@Nullable Long peak, @Nullable Double waitSeconds, @Nullable Long overflowsWhileFull) {
        this.peak = peak;
        this.waitSeconds = waitSeconds;
        this.overflowsWhileFull = overflowsWhileFull;
    }
}
