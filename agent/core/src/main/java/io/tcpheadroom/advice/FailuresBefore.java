package io.tcpheadroom.advice;

import io.tcpheadroom.resource.FailureKey;
import io.tcpheadroom.resource.FailureSample;
import io.tcpheadroom.tracker.FailedOperation;
import java.util.HashMap;
import java.util.Map;

/** What had failed some time ago, and how many connects had come up to where some fail: to tell what was added since. */
final class FailuresBefore {
    private final Map<FailureKey, FailureSample> rows = new HashMap<>();
    private final Map<String, FailureSample> byDestination = new HashMap<>();

    /** Of the youngest moment that is at least so old; nothing while none is. */
    FailuresBefore(Snapshot snapshot, double seconds) {
        snapshot.before(seconds).ifPresent(moment -> moment.sample().failures().forEach(this::add));
    }

    private void add(FailureSample row) {
        rows.put(row.key(), row);
        if (row.operation() == FailedOperation.CONNECT) {
            byDestination.put(row.place(), row);
        }
    }

    /** How many have failed since. */
    long failed(FailureSample now) {
        FailureSample before = rows.get(now.key());
        if (before == null) {
            before = rows.get(now.key().nowhere()); // it was not known yet where the listener listens
        }
        return growth(now.counted(), before == null ? 0 : before.counted());
    }

    /**
     * Connects to the same place that have come up since. Where nothing had failed there, the total of that time is not known: all of the
     * last minute or two count then.
     */
    long connected(FailureSample now) {
        FailureSample before = byDestination.get(now.place());
        return before == null ? now.connectedLately() : growth(now.connectedTotal(), before.connectedTotal());
    }

    private static long growth(long now, long before) {
        return now >= before ? now - before : now; // it was forgotten, and began anew
    }
}
