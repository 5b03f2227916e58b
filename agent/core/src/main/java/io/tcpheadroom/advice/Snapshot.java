package io.tcpheadroom.advice;

import io.tcpheadroom.resource.Sample;

/** All that a finding may go by: a sample, and how the hooks fared then. Immutable. */
public final class Snapshot {
    private final Sample sample;
    private final Interception interception;

    public Snapshot(Sample sample, Interception interception) {
        this.sample = sample;
        this.interception = interception;
    }

    public Sample sample() {
        return sample;
    }

    public Interception interception() {
        return interception;
    }
}
