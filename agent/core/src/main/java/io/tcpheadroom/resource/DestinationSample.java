package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.util.Comparator;

/**
 * One remote address and port at one tick: how many local ports this JVM's open sockets hold towards it, of those that
 * there are. A lower bound: ports in TIME_WAIT and those of other processes are not in it.
 */
public final class DestinationSample {
    private static final String OTHER = "other";

    /** The fullest first; then by address and port, so that the order is the same at each tick. */
    static final Comparator<DestinationSample> FULLEST_FIRST = Comparator.comparingLong(DestinationSample::used)
            .reversed()
            .thenComparing(DestinationSample::address)
            .thenComparingInt(DestinationSample::port);

    private final String address;
    private final int port;
    private final long used;
    private final Figure limit;
    private final long connectedTotal;
    private final long connectFailedTotal;
    private final String app;

    DestinationSample(
            String address,
            int port,
            long used,
            Figure limit,
            long connectedTotal,
            long connectFailedTotal,
            String app) {
        this.address = address;
        this.port = port;
        this.used = used;
        this.limit = limit;
        this.connectedTotal = connectedTotal;
        this.connectFailedTotal = connectFailedTotal;
        this.app = app;
    }

    /** The many that have no row of their own: every one has its own ports, so that there is no limit to compare with. */
    static DestinationSample others(long used, long connectedTotal, long connectFailedTotal) {
        return new DestinationSample(
                OTHER,
                0,
                used,
                Figure.notApplicable("every destination has its own ports"),
                connectedTotal,
                connectFailedTotal,
                OTHER);
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    public long used() {
        return used;
    }

    /** The ephemeral port range less the reserved ports inside it. */
    public Figure limit() {
        return limit;
    }

    /** Limit less used, never below 0; null without a limit. */
    public Long available() {
        return limit.isNumber() ? (Long) Math.max(0, limit.value() - used) : null;
    }

    /** Used divided by limit, 0 to 1; null without a limit. */
    public Double utilization() {
        return reading().utilization();
    }

    public long connectedTotal() {
        return connectedTotal;
    }

    public long connectFailedTotal() {
        return connectFailedTotal;
    }

    /** The app that connected here first. */
    public String app() {
        return app;
    }

    /** The destination in words: {@code 192.0.2.7:5432 (shop)}. */
    public String name() {
        return address.equals(OTHER) ? OTHER : Endpoint.text(address, port) + " (" + app + ")";
    }

    Reading reading() {
        return Reading.of(Figure.of(used), limit);
    }
}
