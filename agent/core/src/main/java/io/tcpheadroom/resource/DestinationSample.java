package io.tcpheadroom.resource;

import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.tracker.ConnectSpeed;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.FailureTotals;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One remote address and port at one tick: how many local ports are in use towards it, of those that there are. Ports in TIME_WAIT
 * and those of other processes are in it while they are known, for a minute after the kernel's tables were read.
 */
public final class DestinationSample extends CountedFailures implements DestinationMXBean {
    /** Half of the range: from there on connect() walks through all ports of one parity before it tries the others. */
    static final double WARN_RATIO = 0.50;

    private static final String OTHER = "other";

    private static final String STREAMS = "TCP";
    private static final String DATAGRAMS = "UDP";

    /** The fullest first; then by address and port, so that the order is the same at each tick. */
    static final Comparator<DestinationSample> FULLEST_FIRST = DestinationSample::compareFullestFirst;

    private final @Nullable String protocol;
    private final String address;
    private final int port;
    private final long used;
    private final long bound;
    private final @Nullable DestinationPorts ports;
    private final Figure atMost;
    private final Figure atMostInDoubt;
    private final Figure limit;
    private final long connectedTotal;
    private final double connectSecondsTotal;
    private final @Nullable ConnectSpeed speed;
    private final String app;

    private DestinationSample(
            @Nullable String protocol,
            String address,
            int port,
            long used,
            long bound,
            @Nullable DestinationPorts ports,
            Figure atMost,
            Figure atMostInDoubt,
            Figure limit,
            long connectedTotal,
            double connectSecondsTotal,
            @Nullable ConnectSpeed speed,
            FailureTotals connectFailed,
            String app) {
        super(connectFailed);
        this.protocol = protocol;
        this.address = address;
        this.port = port;
        this.used = used;
        this.bound = bound;
        this.ports = ports;
        this.atMost = atMost;
        this.atMostInDoubt = atMostInDoubt;
        this.limit = limit;
        this.connectedTotal = connectedTotal;
        this.connectSecondsTotal = connectSecondsTotal;
        this.speed = speed;
        this.app = app;
    }

    private static int compareFullestFirst(DestinationSample one, DestinationSample other) {
        int order = Long.compare(other.used, one.used);
        order = order != 0 ? order : one.address.compareTo(other.address);
        return order != 0 ? order : Integer.compare(one.port, other.port);
    }

    static DestinationSample of(
            Destination destination, InetSocketAddress address, DestinationPorts ports, Figure limit) {
        return new DestinationSample(
                STREAMS,
                Endpoint.address(address),
                address.getPort(),
                ports.used(),
                destination.bound(),
                ports,
                ports.atMost(),
                ports.atMostInDoubt(),
                limit,
                destination.connectedTotal(),
                destination.connectSecondsTotal(),
                destination.connectSpeed(),
                destination.connectFailedTotals(),
                destination.app().name());
    }

    /**
     * The sockets that are connected there, each of which has a local port of its own whatever its peer, and the connections over HTTP/3,
     * which share some: no destination can use up the range.
     */
    static DestinationSample ofDatagrams(Destination destination, InetSocketAddress address, long used) {
        return new DestinationSample(
                DATAGRAMS,
                Endpoint.address(address),
                address.getPort(),
                used,
                0,
                null,
                Figure.of(0),
                Figure.of(0),
                Figure.notApplicable("a datagram socket has a local port of its own, whatever its peer"),
                destination.connectedTotal(),
                0,
                null,
                destination.connectFailedTotals(),
                destination.app().name());
    }

    /**
     * The many that have no row of their own: every one has its own ports, so that there is no limit to compare with.
     *
     * @param atMost the most that may be in use of any of them
     */
    static DestinationSample others(
            long used,
            long bound,
            Figure atMost,
            Figure atMostInDoubt,
            long connectedTotal,
            double connectSecondsTotal,
            FailureTotals connectFailed) {
        return new DestinationSample(
                null,
                OTHER,
                0,
                used,
                bound,
                null,
                atMost,
                atMostInDoubt,
                Figure.notApplicable("every destination has its own ports"),
                connectedTotal,
                connectSecondsTotal,
                null,
                connectFailed,
                OTHER);
    }

    @Override
    public @Nullable String getProtocol() {
        return protocol;
    }

    private boolean isOfDatagrams() {
        return DATAGRAMS.equals(protocol);
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
        return used;
    }

    @Override
    public @Nullable Long getTimeWait() {
        return ports == null ? null : ports.timeWait();
    }

    @Override
    public @Nullable Double getTimeWaitAgeSeconds() {
        return ports == null ? null : ports.ageSeconds();
    }

    @Override
    public @Nullable Long getUsedByOthers() {
        return ports == null ? null : ports.others();
    }

    @Override
    public @Nullable String getLocalAddress() {
        InetAddress local = ports == null ? null : ports.local();
        return local == null ? null : Endpoint.address(local);
    }

    /** Whether its connections come from a loopback address, as those to one do; false where that is not known. */
    public boolean isOverLoopback() {
        InetAddress local = ports == null ? null : ports.local();
        return local != null && local.isLoopbackAddress();
    }

    /** What all destinations of this tick have in common; null where it stands for many. */
    @Nullable
    TakenPorts taken() {
        return ports == null ? null : ports.all();
    }

    /** Sockets that the program bound before it connected them. */
    long bound() {
        return bound;
    }

    /** The most that can be in use, of this or of any of the others that it stands for. */
    Figure atMost() {
        return atMost;
    }

    /** The same as far as that was not seen a moment ago. */
    Figure atMostInDoubt() {
        return atMostInDoubt;
    }

    /** Why there may be more; null where it stands for many. */
    @Nullable
    String doubt() {
        return ports == null ? null : ports.doubt();
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
        return isTelling() ? Reading.of(Figure.of(used), limit).available() : null;
    }

    @Override
    public @Nullable Double getUtilizationRatio() {
        return isTelling() ? Reading.of(Figure.of(used), limit).utilization() : null;
    }

    @Override
    public long getConnectedTotal() {
        return connectedTotal;
    }

    @Override
    public double getConnectSecondsTotal() {
        return connectSecondsTotal;
    }

    @Override
    public @Nullable Double getConnectSecondsMax() {
        return speed == null ? null : (Double) speed.slowestSeconds();
    }

    @Override
    public @Nullable Double getConnectSecondsP50() {
        return speed == null ? null : (Double) speed.medianSeconds();
    }

    @Override
    public @Nullable Double getConnectSecondsP90() {
        return speed == null ? null : (Double) speed.p90Seconds();
    }

    @Override
    public @Nullable Double getConnectSecondsP99() {
        return speed == null ? null : (Double) speed.p99Seconds();
    }

    @Override
    public String getApp() {
        return app;
    }

    /** The address and the port; {@code other} for the many. */
    public String endpoint() {
        return address.equals(OTHER) ? OTHER : Endpoint.text(address, port);
    }

    /** The destination in words: {@code 192.0.2.7:5432 (shop)}. */
    public String name() {
        return address.equals(OTHER) ? OTHER : endpoint() + (isOfDatagrams() ? "/udp (" : " (") + app + ")";
    }

    /** Of what used consists, and how that is known. */
    String note() {
        return ports == null ? "" : ports.note();
    }

    Reading reading() {
        return ports == null ? Reading.of(Figure.of(used), limit) : ports.against(limit);
    }

    /** Used tells how full it is: it cannot be so much more that it would matter. */
    private boolean isTelling() {
        Reading reading = reading();
        Double known = reading.utilization();
        Double most = reading.utilizationInDoubt();
        return known == null || most == null || known >= WARN_RATIO || most < WARN_RATIO;
    }

    @Override
    public String toString() {
        String ports = isOfDatagrams() ? " open" : " of " + limit + " ports";
        return name() + " " + getUsed() + ports + "; connected " + connectedTotal + ", failed "
                + getConnectFailedTotal();
    }
}
