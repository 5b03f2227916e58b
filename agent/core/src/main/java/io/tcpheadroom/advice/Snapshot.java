package io.tcpheadroom.advice;

import io.tcpheadroom.resource.DroppedDatagrams;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** All that a finding may go by: what is known now, and what was known for some minutes before. Immutable. */
public final class Snapshot {
    private final Moment now;
    private final List<Moment> earlier;

    /** @param earlier the oldest first; see {@link History} */
    public Snapshot(Moment now, List<Moment> earlier) {
        this.now = now;
        this.earlier = List.copyOf(earlier);
    }

    public Sample sample() {
        return now.sample();
    }

    public HookHealth hooks() {
        return now.hooks();
    }

    /** The sockets that have dropped datagrams. */
    List<DroppedDatagrams> dropped() {
        return now.dropped();
    }

    public SocketCoverage coverage() {
        return now.coverage();
    }

    /** The youngest moment that is at least so old; empty while nothing that old is remembered. */
    public Optional<Moment> before(double seconds) {
        return earlier.stream()
                .filter(moment -> moment.secondsBefore(now) >= seconds)
                .reduce((older, younger) -> younger);
    }

    /** The oldest remembered moment that is so. */
    public Optional<Moment> earliest(Predicate<Moment> condition) {
        return earlier.stream().filter(condition).findFirst();
    }

    /** How many moments it looks back on. */
    int rememberedMoments() {
        return earlier.size();
    }

    /**
     * By how much a total of ours, which began at 0 with the agent, grew within that time. As history is not kept for each
     * second, it may be counted from somewhat earlier.
     */
    public long growth(double seconds, ToLongFunction<Moment> total) {
        long before = before(seconds).map(moment -> total.applyAsLong(moment)).orElse(0L);
        return total.applyAsLong(now) - before;
    }
}
