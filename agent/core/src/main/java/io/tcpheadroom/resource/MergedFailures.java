package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.FailureRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tracker's rows that read the same, at one tick. */
final class MergedFailures {
    private static final Comparator<FailureRow> NEWEST_LAST = Comparator.comparingLong(FailureRow::lastAtNanos);

    private final FailureKey key;
    private final List<FailureRow> rows = new ArrayList<>();
    private long count;
    private long counted;

    /** @param countedBefore what was counted by this key until the tick before */
    MergedFailures(FailureKey key, long countedBefore) {
        this.key = key;
        this.counted = countedBefore;
    }

    /** @param fresh how many of them are new since the tick before */
    void add(FailureRow row, long countOfRow, long fresh) {
        rows.add(row);
        count += countOfRow;
        counted += fresh;
    }

    FailureKey key() {
        return key;
    }

    long counted() {
        return counted;
    }

    FailureSample sample(Connected connected) {
        List<FailureRow> byAge = new ArrayList<>(rows);
        byAge.sort(NEWEST_LAST);
        FailureRow last = byAge.get(byAge.size() - 1);
        return new FailureSample(
                key,
                count,
                counted,
                last.lastAtNanos(),
                Endpoint.shownOfFailure(last.message()),
                callSite(byAge),
                connected);
    }

    /** The last that is known. */
    private static @Nullable String callSite(List<FailureRow> byAge) {
        return byAge.stream()
                .map(FailureRow::callSite)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .map(CallSite::text)
                .orElse(null);
    }
}
