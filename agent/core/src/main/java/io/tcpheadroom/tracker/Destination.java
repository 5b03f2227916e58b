package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One remote address and port that this JVM connects to, and the open sockets that hold a local port towards it. A
 * {@linkplain #retire() retired} destination takes no more sockets: whoever finds one retired creates a new one.
 */
public final class Destination {
    private static final int RETIRED = -1;

    private final @Nullable InetSocketAddress address;
    private final PortsByApp byApp;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger bound = new AtomicInteger();
    private final LongAdder connected = new LongAdder();
    private final FailureCounts connectFailed = new FailureCounts();

    /** Null before the first connect that comes up. */
    private volatile @Nullable ConnectTimes times;

    private long attemptsBefore;
    private long connectedBefore;
    private long connectedLongBefore;

    Destination(@Nullable InetSocketAddress address, App app) {
        this.address = address;
        this.byApp = new PortsByApp(app);
    }

    /** Null for the row that stands for all destinations beyond the cap. */
    public @Nullable InetSocketAddress address() {
        return address;
    }

    /** The app that holds most of these ports now; if none holds any, the app that connected here first. */
    public App app() {
        return byApp.largest(open());
    }

    /** Local ports that open sockets of this JVM hold towards this destination. */
    public int open() {
        return Math.max(0, open.get());
    }

    /**
     * Those of them that the program bound to a local address before it connected them. All others come from the one address
     * that the kernel chooses.
     */
    public int bound() {
        return Math.max(0, bound.get());
    }

    /** The others. */
    public int unbound() {
        return Math.max(0, open() - bound());
    }

    public long connectedTotal() {
        return connected.sum();
    }

    /** Those since the last call but one of {@link #remember}: of the last minute, and of up to another one before. For the sampler only. */
    public long connectedLately() {
        return connected.sum() - connectedLongBefore;
    }

    /** How long all connects took together that came up. */
    public double connectSecondsTotal() {
        ConnectTimes known = times;
        return known == null ? 0 : known.sumNanos() / 1e9;
    }

    /** How long those of the last one to two minutes took; null where none came up. For the sampler only. */
    public @Nullable ConnectSpeed connectSpeed() {
        ConnectTimes known = times;
        return known == null ? null : known.lately();
    }

    private synchronized ConnectTimes makeTimes() {
        ConnectTimes known = times;
        if (known == null) {
            known = new ConnectTimes();
            times = known;
        }
        return known;
    }

    public long connectFailedTotal() {
        return connectFailed.sum();
    }

    /** By reason. */
    public FailureTotals connectFailedTotals() {
        return connectFailed.totals();
    }

    /** Counts one more socket of this app; false if this destination is retired. */
    boolean acquire(App app) {
        int now = open.get();
        while (now != RETIRED) {
            if (open.compareAndSet(now, now + 1)) {
                byApp.acquired(app);
                return true;
            }
            now = open.get();
        }
        return false;
    }

    void release(App app) {
        byApp.released(app);
        open.decrementAndGet();
    }

    void acquiredBound() {
        bound.incrementAndGet();
    }

    void releasedBound() {
        bound.decrementAndGet();
    }

    /** Whether no connect has ended since the last call. Called by the sampler only. */
    boolean isIdle() {
        long attempts = connected.sum() + connectFailed.sum();
        boolean idle = attempts == attemptsBefore;
        attemptsBefore = attempts;
        return idle;
    }

    /** Called by the sampler only, once a minute at most. */
    void remember() {
        connectedLongBefore = connectedBefore;
        connectedBefore = connected.sum();
        ConnectTimes known = times;
        if (known != null) {
            known.remember();
        }
    }

    void forgetRetiredApps() {
        byApp.forgetRetired();
    }

    /** Retires this destination unless a socket holds it. */
    boolean retire() {
        return open.compareAndSet(0, RETIRED);
    }

    /** Adds the totals of a retired destination to these. */
    void addTotalsOf(Destination retired) {
        long connects = retired.connectedTotal();
        connected.add(connects);
        connectedBefore += connects; // it was idle: they are not of late
        connectedLongBefore += connects;
        if (retired.times != null) {
            makeTimes().addSum(retired.times.sumNanos());
        }
        retired.connectFailed.addTo(connectFailed);
    }

    void connected(long nanos) {
        connected.increment();
        ConnectTimes known = times;
        (known == null ? makeTimes() : known).add(nanos);
    }

    /** That of a datagram socket takes no time, and handshakes of HTTP/3 are not timed. */
    void datagramsConnected() {
        connected.increment();
    }

    void connectFailed(FailureReason reason) {
        connectFailed.add(reason);
    }
}
