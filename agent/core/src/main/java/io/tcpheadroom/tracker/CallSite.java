package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;

/**
 * A place in the program that opened sockets of one app, and what became of them. Interned: a million sockets from one place
 * share one. Only sockets whose place was looked up are counted here; under load that is a sample of them.
 */
public final class CallSite {
    private final App app;
    private final String text;
    private final LongAdder open = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder leaked = new LongAdder();
    private final LongAdder reclaimed = new LongAdder();

    CallSite(App app, String text) {
        this.app = app;
        this.text = text;
    }

    public App app() {
        return app;
    }

    /** As a stack trace has it: the first frame outside the JDK, or the stack, a line a frame. */
    public String text() {
        return text;
    }

    /** One place, and not the row for all that are beyond the cap. */
    public boolean isPlace() {
        return !text.equals(CallSites.OTHER);
    }

    /** Sockets from here that are open now. */
    public long open() {
        return open.sum();
    }

    public long openedTotal() {
        return opened.sum();
    }

    /** Dropped without a close, and open for good. */
    public long leakedTotal() {
        return leaked.sum();
    }

    /** Dropped without a close, and closed by the collector. */
    public long reclaimedTotal() {
        return reclaimed.sum();
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
