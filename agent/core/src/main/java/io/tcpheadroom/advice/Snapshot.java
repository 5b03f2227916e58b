package io.tcpheadroom.advice;

import io.tcpheadroom.resource.DroppedDatagrams;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
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

    /**
     * By how much a counter of the kernel's grew within that time, or since it is remembered if that is not as long; 0 where that is not
     * known. One that became smaller began anew.
     */
    long grown(String counter, double seconds) {
        Long latest = sample().counter(counter);
        Moment moment = before(seconds).orElse(earlier.isEmpty() ? now : earlier.get(0));
        Long before = moment.sample().counter(counter);
        if (latest == null || before == null) {
            return 0;
        }
        return latest >= before ? latest - before : latest;
    }

    /** Whether it is so now, or was at a moment that is remembered and so young: what holds for a while does not come and go. */
    boolean lately(double seconds, Predicate<Sample> condition) {
        return condition.test(sample())
                || earlier.stream()
                        .anyMatch(moment -> moment.secondsBefore(now) <= seconds && condition.test(moment.sample()));
    }

    /** The most that it is now, or was at a moment that is remembered and so young. */
    double most(double seconds, ToDoubleFunction<Sample> value) {
        return Math.max(
                value.applyAsDouble(sample()),
                earlier.stream()
                        .filter(moment -> moment.secondsBefore(now) <= seconds)
                        .mapToDouble(moment -> value.applyAsDouble(moment.sample()))
                        .max()
                        .orElse(0));
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
