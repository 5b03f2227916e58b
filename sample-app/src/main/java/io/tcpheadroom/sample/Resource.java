package io.tcpheadroom.sample;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource as the agent shows it. */
record Resource(
        String name,
        String unit,
        @Nullable Long used,
        @Nullable Long limit,
        @Nullable Long available,
        @Nullable Double utilization,
        @Nullable Double trendPerSecond,
        String status) {

    /** Its numbers, when none of them is missing. */
    Optional<Reading> reading() {
        return used == null || limit == null || available == null || utilization == null
                ? Optional.empty()
                : Optional.of(new Reading(this, used, limit, available, utilization));
    }
}
