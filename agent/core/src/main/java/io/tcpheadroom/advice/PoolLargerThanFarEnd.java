package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.FailureSample;
import io.tcpheadroom.resource.PoolSample;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketGroup;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pool that has many connections open and gets no further ones, where it would take more: its far end is up, and does not. One that has
 * closed those that it had is down, or begins anew. A server that takes a connection and then ends it with an error of its own, as databases
 * do, is not seen here.
 */
final class PoolLargerThanFarEnd extends Rule {
    private static final Set<FailureReason> TURNED_AWAY =
            Set.of(FailureReason.REFUSED, FailureReason.RESET, FailureReason.TIMED_OUT);
    private static final double RECENT_SECONDS = 60;
    private static final long ENOUGH = 5;
    private static final long FEWEST_OPEN = 5;

    PoolLargerThanFarEnd() {
        super(
                "pool-larger-than-far-end",
                "The far end turns connections away before the pool is full. Each attempt costs a timeout or an error, and other clients are "
                        + "turned away too.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        return sample.pools().stream()
                .filter(pool -> isHalfFull(pool) && !isClosedByFarEnd(pool, sample))
                .flatMap(pool -> finding(sample, pool));
    }

    private static boolean isHalfFull(PoolSample pool) {
        Long open = pool.getOpen();
        Long limit = pool.getLimit();
        return open != null && open >= FEWEST_OPEN && limit != null && open < limit && 2 * open >= limit;
    }

    private static boolean isClosedByFarEnd(PoolSample pool, Sample sample) {
        Long open = pool.getOpen();
        long closed = HalfClosed.in(sample).stream()
                .filter(group -> group.farEnd().equals("to " + pool.getDestination()))
                .mapToLong(SocketGroup::open)
                .sum();
        return open != null && 2 * closed >= open;
    }

    private Stream<FindingData> finding(Sample sample, PoolSample pool) {
        String failures = sample.failures().stream()
                .filter(failure -> isTurnedAway(failure, pool, sample))
                .map(failure -> failure.count() + " " + failure.reason().text())
                .collect(Collectors.joining(", "));
        return failures.isEmpty()
                ? Stream.empty()
                : Stream.of(warning(
                                "pool " + pool.getName(),
                                "the pool may open more connections than its far end accepts",
                                pool.getSource() + ": " + pool.getOpen() + " of " + pool.getLimit() + " open to "
                                        + pool.getDestination() + PoolRules.app(pool)
                                        + "; connects to there in the last ten minutes: " + failures,
                                "Set " + (pool.limitSetting() == null ? "the pool's limit" : pool.limitSetting())
                                        + " to "
                                        + pool.getOpen()
                                        + " or less, so that all clients of the far end together stay below its limit, or raise that: the backlog, "
                                        + "max_connections of a database, maxconn of a proxy")
                        .about(pool.getBean()));
    }

    private static boolean isTurnedAway(FailureSample failure, PoolSample pool, Sample sample) {
        return failure.operation() == FailedOperation.CONNECT
                && failure.place().equals(pool.getDestination())
                && TURNED_AWAY.contains(failure.reason())
                && failure.count() >= ENOUGH
                && failure.lastAgeSeconds(sample) <= RECENT_SECONDS;
    }
}
