package io.tcpheadroom.tracker;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * One deployment inside the JVM and the sockets that it holds. Counted from the program's own threads without a lock, and
 * read at any time. Each number is exact by itself; two numbers that are read while sockets open and close may differ by those.
 */
public final class App {
    private final String name;
    private final LongAdder[] opened = counters();
    private final LongAdder[] closed = counters();

    /** Corrections for sockets whose kind changed after the open: +1 for the new kind, -1 for the old one. */
    private final LongAdder[] reclassified = counters();

    private final LongAdder connected = new LongAdder();
    private final LongAdder connectFailed = new LongAdder();
    private final LongAdder reclaimed = new LongAdder();
    private final LongAdder leaked = new LongAdder();

    private volatile boolean isRetired;

    App(String name) {
        this.name = name;
    }

    /** One for each kind. */
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
        // in this order: a socket that opens, is reclassified and closes meanwhile must not make the result negative
        long closedBefore = closed[kind.ordinal()].sum();
        long correction = reclassified[kind.ordinal()].sum();
        return opened[kind.ordinal()].sum() + correction - closedBefore;
    }

    /** All sockets that are open now. */
    public long open() {
        long closedBefore = closedTotal();
        return openedTotal() - closedBefore;
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

    /** Dropped without a close, then closed by the garbage collector. */
    public long reclaimedTotal() {
        return reclaimed.sum();
    }

    /** Dropped without a close, and never closed by anything. */
    public long leakedTotal() {
        return leaked.sum();
    }

    /** Whether this app is gone and its place is taken; whoever finds it so looks for the app of its name again. */
    boolean isRetired() {
        return isRetired;
    }

    void retire() {
        isRetired = true;
    }

    /**
     * Moves all counts to another app. What threads count here meanwhile is neither lost nor counted twice: it moves now or the next
     * time.
     *
     * @return how many of the moved sockets are open; negative when more were closed since the last time than opened
     */
    long drainTo(App other) {
        long open = 0;
        for (Kind kind : Kind.values()) {
            open += drain(opened[kind.ordinal()], other.opened[kind.ordinal()]);
            open -= drain(closed[kind.ordinal()], other.closed[kind.ordinal()]);
            drain(reclassified[kind.ordinal()], other.reclassified[kind.ordinal()]);
        }
        drain(connected, other.connected);
        drain(connectFailed, other.connectFailed);
        drain(reclaimed, other.reclaimed);
        drain(leaked, other.leaked);
        return open;
    }

    private static long drain(LongAdder from, LongAdder to) {
        long count = from.sumThenReset();
        to.add(count);
        return count;
    }

    void opened(Kind kind) {
        opened[kind.ordinal()].increment();
    }

    void closed(Kind kind) {
        closed[kind.ordinal()].increment();
    }

    void reclassified(Kind from, Kind to) {
        reclassified[from.ordinal()].decrement();
        reclassified[to.ordinal()].increment();
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
