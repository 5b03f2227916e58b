package io.tcpheadroom.advice;

import io.tcpheadroom.resource.DroppedDatagrams;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;

/** What was known at one tick: a sample, how the hooks fared, and how many sockets were on record. Immutable. */
public final class Moment {
    private final Sample sample;
    private final HookHealth hooks;
    private final SocketCoverage coverage;
    private final List<DroppedDatagrams> dropped;

    public Moment(Sample sample, HookHealth hooks, SocketCoverage coverage) {
        this(sample, hooks, coverage, List.of());
    }

    /** @param dropped the sockets that drop datagrams */
    public Moment(Sample sample, HookHealth hooks, SocketCoverage coverage, List<DroppedDatagrams> dropped) {
        this.sample = sample;
        this.hooks = hooks;
        this.coverage = coverage;
        this.dropped = dropped;
    }

    public Sample sample() {
        return sample;
    }

    public HookHealth hooks() {
        return hooks;
    }

    /** How many of the open sockets were on record at the last counting. */
    public SocketCoverage coverage() {
        return coverage;
    }

    List<DroppedDatagrams> dropped() {
        return dropped;
    }

    double secondsBefore(Moment later) {
        return (later.sample.atNanos() - sample.atNanos()) / 1e9;
    }
}
