package io.tcpheadroom.resource;

import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.kernel.Figure;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One remote address and port at one tick: how many local ports this JVM's open sockets hold towards it, of those that
 * there are. Ports in TIME_WAIT are in it only while they are known, for a minute after someone asked for them; those of
 * other processes are not, so it is a lower bound.
 */
public final class DestinationSample implements DestinationMXBean {
    private static final String OTHER = "other";

    /** The fullest first; then by address and port, so that the order is the same at each tick. */
    static final Comparator<DestinationSample> FULLEST_FIRST = Comparator.comparingLong(DestinationSample::getUsed)
            .reversed()
            .thenComparing(DestinationSample::getAddress)
            .thenComparingInt(DestinationSample::getPort);

    private final String address;
    private final int port;
    private final long open;
    private final @Nullable Long timeWait;
    private final @Nullable Double timeWaitAgeSeconds;
    private final Figure limit;
    private final long connectedTotal;
    private final long connectFailedTotal;
    private final String app;

    DestinationSample(
            String address,
            int port,
            long open,
            @Nullable Long timeWait,
            @Nullable Double timeWaitAgeSeconds,
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

    @Override
    public String getAddress() {
        return address;
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public long getUsed() {
        return open + (timeWait == null ? 0 : timeWait);
    }

    @Override
    public @Nullable Long getTimeWait() {
        return timeWait;
    }

    @Override
    public @Nullable Double getTimeWaitAgeSeconds() {
        return timeWaitAgeSeconds;
    }

    /** The ephemeral port range less the reserved ports inside it. */
    Figure limit() {
        return limit;
    }

    @Override
    public @Nullable Long getLimit() {
        return limit.orNull();
    }

    @Override
    public @Nullable Long getAvailable() {
        return limit.isNumber() ? (Long) Math.max(0, limit.value() - getUsed()) : null;
    }

    @Override
    public @Nullable Double getUtilizationRatio() {
        return reading().utilization();
    }

    @Override
    public long getConnectedTotal() {
        return connectedTotal;
    }

    @Override
    public long getConnectFailedTotal() {
        return connectFailedTotal;
    }

    @Override
    public String getApp() {
        return app;
    }

    /** The destination in words: {@code 192.0.2.7:5432 (shop)}. */
    public String name() {
        return address.equals(OTHER) ? OTHER : Endpoint.text(address, port) + " (" + app + ")";
    }

    /** What used does and does not hold. */
    String note() {
        return (timeWait == null || timeWaitAgeSeconds == null
                        ? "without ports in TIME_WAIT"
                        : timeWait + " of them in TIME_WAIT " + Math.round(timeWaitAgeSeconds) + " s ago")
                + "; without those of other processes";
    }

    /** What stands still is no trend, and a step of what was asked for is none either. */
    Reading reading() {
        return Reading.of(Figure.of(getUsed()), limit);
    }

    @Override
    public String toString() {
        return name() + " " + getUsed() + " of " + limit + " ports; connected " + connectedTotal + ", failed "
                + connectFailedTotal;
    }
}
