package io.tcpheadroom.advice;

import io.tcpheadroom.resource.Sample;

/** All that a finding may go by: a sample, and how the hooks fared then. Immutable. */
public final class Snapshot {
    private final Sample sample;
    private final HookHealth hooks;

    public Snapshot(Sample sample, HookHealth hooks) {
        this.sample = sample;
        this.hooks = hooks;
    }

    public Sample sample() {
        return sample;
    }

    public HookHealth hooks() {
        return hooks;
    }
}
