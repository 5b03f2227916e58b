package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A place in the program that opened sockets of one app, and what became of them. One instance for all sockets of a place.
 * Only sockets for which the stack was walked are counted here; under load that is a sample of them.
 */
public final class CallSite {
    private final App app;
    private final String text;
    private final LongAdder open = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder leaked = new LongAdder();
    private final LongAdder reclaimed = new LongAdder();

    /** Null unless it is suspect; set by the sampler. */
    private volatile @Nullable SuspectStacks stacks;

    CallSite(App app, String text) {
        this.app = app;
        this.text = text;
    }

    public App app() {
        return app;
    }

    /** See {@link StackText}; {@code other} for the row of all places beyond the cap. */
    public String text() {
        return text;
    }

    /** Whether this is the row of the app that stands for all its places beyond the cap. */
    public boolean isOther() {
        return text.equals(CallSites.OTHER);
    }

    /** Sockets from here that are open now. */
    public long open() {
        return open.sum();
    }

    public long openedTotal() {
        return opened.sum();
    }

    /** Dropped without a close, and never closed by anything. */
    public long leakedTotal() {
        return leaked.sum();
    }

    /** Dropped without a close, then closed by the garbage collector. */
    public long reclaimedTotal() {
        return reclaimed.sum();
    }

    /** Whether its sockets look leaked: then the whole stacks of further opens are kept, until they do not any more. */
    public void suspect(boolean isSuspect) {
        if (isSuspect != (stacks != null)) {
            stacks = isSuspect ? new SuspectStacks() : null;
        }
    }

    /** Where to put the whole stack of an open; null when nobody wants it. */
    @Nullable
    SuspectStacks stacks() {
        return stacks;
    }

    /** The whole stack from which most were opened since it is suspect; null before the first. */
    public @Nullable String stack() {
        SuspectStacks kept = stacks;
        return kept == null ? null : kept.mostFrequent();
    }

    /** Moves the counts of a retired app's call site to this one. */
    void addTotalsOf(CallSite retired) {
        open.add(retired.open());
        opened.add(retired.openedTotal());
        leaked.add(retired.leakedTotal());
        reclaimed.add(retired.reclaimedTotal());
    }

    void opened() {
        open.increment();
        opened.increment();
    }

    void closed() {
        open.decrement();
    }

    void leaked() {
        leaked.increment();
    }

    void reclaimed() {
        reclaimed.increment();
    }
}
