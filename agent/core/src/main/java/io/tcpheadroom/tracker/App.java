package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;

/**
 * One deployment inside the JVM and the sockets that it holds. Counted from the program's own threads without a lock, and
 * read at any time. Each number is exact by itself; two numbers that are read while sockets open and close may differ by those.
 */
public final class App {
    private final String name;
    private final KindCounters opened = new KindCounters();
    private final KindCounters closed = new KindCounters();

    /** Corrections for sockets whose kind changed after the open: +1 for the new kind, -1 for the old one. */
    private final KindCounters reclassified = new KindCounters();

    private final LongAdder connected = new LongAdder();
    private final FailureCounts connectFailed = new FailureCounts();
    private final FailureCounts openFailed = new FailureCounts();
    private final FailureCounts bindFailed = new FailureCounts();
    private final FailureCounts acceptFailed = new FailureCounts();
    private final LongAdder reclaimed = new LongAdder();
    private final LongAdder leaked = new LongAdder();

    private volatile boolean isRetired;

    App(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Sockets of this kind that are open now. */
    public long open(Kind kind) {
        // in this order: a socket that opens, is reclassified and closes meanwhile must not make the result negative
        long closedBefore = closed.of(kind).sum();
        long correction = reclassified.of(kind).sum();
        return opened.of(kind).sum() + correction - closedBefore;
    }

    /** All sockets that are open now. */
    public long open() {
        long closedBefore = closedTotal();
        return openedTotal() - closedBefore;
    }

    public long openedTotal() {
        return opened.sum();
    }

    public long closedTotal() {
        return closed.sum();
    }

    public long acceptedTotal() {
        return opened.of(Kind.ACCEPTED).sum();
    }

    public long connectedTotal() {
        return connected.sum();
    }

    /** By reason. */
    public FailureTotals failedTotals(FailedOperation operation) {
        return failed(operation).totals();
    }

    private FailureCounts failed(FailedOperation operation) {
        switch (operation) {
            case OPEN:
                return openFailed;
            case BIND:
                return bindFailed;
            case ACCEPT:
                return acceptFailed;
            default:
                return connectFailed;
        }
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
            open += drain(opened.of(kind), other.opened.of(kind));
            open -= drain(closed.of(kind), other.closed.of(kind));
            drain(reclassified.of(kind), other.reclassified.of(kind));
        }
        drain(connected, other.connected);
        for (FailedOperation operation : FailedOperation.values()) {
            failed(operation).drainTo(other.failed(operation));
        }
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
        opened.of(kind).increment();
    }

    void closed(Kind kind) {
        closed.of(kind).increment();
    }

    void reclassified(Kind from, Kind to) {
        reclassified.of(from).decrement();
        reclassified.of(to).increment();
    }

    void connected() {
        connected.increment();
    }

    void failed(FailedOperation operation, FailureReason reason) {
        failed(operation).add(reason);
    }

    void reclaimed() {
        reclaimed.increment();
    }

    void leaked() {
        leaked.increment();
    }
}
