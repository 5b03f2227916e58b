package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.util.Comparator;

/**
 * One remote address and port at one tick: how many local ports this JVM's open sockets hold towards it, of those that
 * there are. Ports in TIME_WAIT are in it only while they are known, for a minute after someone asked for them; those of
 * other processes are not, so it is a lower bound.
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
    private final long open;
    private final Long timeWait;
    private final Double timeWaitAgeSeconds;
    private final Figure limit;
    private final long connectedTotal;
    private final long connectFailedTotal;
    private final String app;

    DestinationSample(
            String address,
            int port,
            long open,
            Long timeWait,
            Double timeWaitAgeSeconds,
            Figure limit,
            long connectedTotal,
            long connectFailedTotal,
            String app) {
        this.address = address;
        this.port = port;
        this.open = open;
        this.timeWait = timeWait;
        this.timeWaitAgeSeconds = timeWaitAgeSeconds;
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
                null,
                null,
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

    /** Held by open sockets of this JVM or, while that is known, in TIME_WAIT. */
    public long used() {
        return open + (timeWait == null ? 0 : timeWait);
    }

    /** Of this network namespace, when someone last asked; null when that is longer ago than TIME_WAIT lasts. */
    public Long timeWait() {
        return timeWait;
    }

    /** How old the former is; null without it. */
    public Double timeWaitAgeSeconds() {
        return timeWaitAgeSeconds;
    }

    /** The ephemeral port range less the reserved ports inside it. */
    public Figure limit() {
        return limit;
    }

    /** Limit less used, never below 0; null without a limit. */
    public Long available() {
        return limit.isNumber() ? (Long) Math.max(0, limit.value() - used()) : null;
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

    /** What used does and does not hold. */
    String note() {
        return (timeWait == null
                        ? "without ports in TIME_WAIT"
                        : timeWait + " of them in TIME_WAIT " + Math.round(timeWaitAgeSeconds) + " s ago")
                + "; without those of other processes";
    }

    /** What stands still is no trend, and a step of what was asked for is none either. */
    Reading reading() {
        Reading reading = Reading.of(Figure.of(used()), limit);
        return timeWait == null ? reading : reading.onDemand(timeWaitAgeSeconds);
    }

    @Override
    public String toString() {
        return name() + " " + used() + " of " + limit + " ports; connected " + connectedTotal + ", failed "
                + connectFailedTotal;
    }
}
