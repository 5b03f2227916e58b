package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;

/**
 * One deployment inside the JVM and the sockets that it holds. Counted from the program's own threads without a lock;
 * read at any time. Each number is exact by itself; two of them, read while sockets open and close, may differ by those.
 */
public final class App {
    private final String name;
    private final LongAdder[] open = new LongAdder[Kind.values().length];
    private final LongAdder opened = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder connected = new LongAdder();
    private final LongAdder connectFailed = new LongAdder();
    private final LongAdder reclaimed = new LongAdder();
    private final LongAdder leaked = new LongAdder();

    App(String name) {
        this.name = name;
        for (int i = 0; i < open.length; i++) {
            open[i] = new LongAdder();
        }
    }

    public String name() {
        return name;
    }

    /** Sockets of this kind that are open now. */
    public long open(Kind kind) {
        return open[kind.ordinal()].sum();
    }

    /** All sockets that are open now. */
    public long open() {
        long sum = 0;
        for (LongAdder kind : open) {
            sum += kind.sum();
        }
        return sum;
    }

    public long openedTotal() {
        return opened.sum();
    }

    public long closedTotal() {
        return closed.sum();
    }

    public long acceptedTotal() {
        return accepted.sum();
    }

    public long connectedTotal() {
        return connected.sum();
    }

    public long connectFailedTotal() {
        return connectFailed.sum();
    }

    /** Dropped without a close, and closed by the collector. */
    public long reclaimedTotal() {
        return reclaimed.sum();
    }

    /** Dropped without a close, and open for good. */
    public long leakedTotal() {
        return leaked.sum();
    }

    void opened(Kind kind) {
        open[kind.ordinal()].increment();
        opened.increment();
        if (kind == Kind.ACCEPTED) {
            accepted.increment();
        }
    }

    void closed(Kind kind) {
        open[kind.ordinal()].decrement();
        closed.increment();
    }

    void became(Kind before, Kind kind) {
        open[before.ordinal()].decrement();
        open[kind.ordinal()].increment();
    }

    void connected() {
        connected.increment();
    }

    void connectFailed() {
        connectFailed.increment();
    }

    void reclaimed() {
        reclaimed.increment();
    }

    void leaked() {
        leaked.increment();
    }
}
