package io.tcpheadroom.advice;

import io.tcpheadroom.resource.Sample;

/** What was known at one tick: a sample, and how the hooks fared then. Immutable. */
public final class Moment {
    private final Sample sample;
    private final HookHealth hooks;

    public Moment(Sample sample, HookHealth hooks) {
        this.sample = sample;
        this.hooks = hooks;
    }

    public Sample sample() {
        return sample;
    }

    public HookHealth hooks() {
        return hooks;
    }

    double secondsBefore(Moment later) {
        return (later.sample.atNanos() - sample.atNanos()) / 1e9;
    }
}
