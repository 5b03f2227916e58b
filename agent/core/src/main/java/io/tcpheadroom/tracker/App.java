package io.tcpheadroom.tracker;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * One deployment inside the JVM and the sockets that it holds. Counted from the program's own threads without a lock;
 * read at any time. Each number is exact by itself; two of them, read while sockets open and close, may differ by those.
 */
public final class App {
    private final String name;
    private final LongAdder[] opened = counters();
    private final LongAdder[] closed = counters();

    /** Sockets that turned out to be of another kind than they were opened as: more of one, less of another. */
    private final LongAdder[] turned = counters();

    private final LongAdder connected = new LongAdder();
    private final LongAdder connectFailed = new LongAdder();
    private final LongAdder reclaimed = new LongAdder();
    private final LongAdder leaked = new LongAdder();

    App(String name) {
        this.name = name;
    }

    /** One for each kind of socket. */
    private static LongAdder[] counters() {
        LongAdder[] counters = new LongAdder[Kind.values().length];
        Arrays.setAll(counters, i -> new LongAdder());
        return counters;
    }

    public String name() {
        return name;
    }

    /** Sockets of this kind that are open now. */
    public long open(Kind kind) {
        // in this order: one that opens, turns and closes meanwhile must not count below zero
        long gone = closed[kind.ordinal()].sum();
        long balance = turned[kind.ordinal()].sum();
        return opened[kind.ordinal()].sum() + balance - gone;
    }

    /** All sockets that are open now. */
    public long open() {
        long gone = closedTotal();
        return openedTotal() - gone;
    }

    public long openedTotal() {
        return sum(opened);
    }

    public long closedTotal() {
        return sum(closed);
    }

    public long acceptedTotal() {
        return opened[Kind.ACCEPTED.ordinal()].sum();
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
        opened[kind.ordinal()].increment();
    }

    void closed(Kind kind) {
        closed[kind.ordinal()].increment();
    }

    void became(Kind before, Kind kind) {
        turned[before.ordinal()].decrement();
        turned[kind.ordinal()].increment();
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

    private static long sum(LongAdder[] counters) {
        long sum = 0;
        for (LongAdder counter : counters) {
            sum += counter.sum();
        }
        return sum;
    }
}
