package io.tcpheadroom.resource;

import io.tcpheadroom.api.ConnectorMXBean;
import io.tcpheadroom.kernel.Figure;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server's connector at one tick, by what it says of itself: connections against those it takes, busy threads against
 * those it may have. PROCESS.
 */
public final class ConnectorSample implements ConnectorMXBean {
    private final String name;
    private final Figure connections;
    private final Figure maxConnections;
    private final Figure threadsBusy;
    private final Figure maxThreads;
    private final Figure keepAlive;
    private final Figure port;
    private final Figure backlog;

    ConnectorSample(
            String name,
            Figure connections,
            Figure maxConnections,
            Figure threadsBusy,
            Figure maxThreads,
            Figure keepAlive,
            Figure port,
            Figure backlog) {
        this.keepAlive = keepAlive;
        this.port = port;
        this.backlog = backlog;
        this.name = name;
        this.connections = connections;
        this.maxConnections = maxConnections;
        this.threadsBusy = threadsBusy;
        this.maxThreads = maxThreads;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable Long getConnections() {
        return connections.orNull();
    }

    @Override
    public @Nullable Long getMaxConnections() {
        return maxConnections.orNull();
    }

    @Override
    public @Nullable Long getKeepAlive() {
        return keepAlive.orNull();
    }

    @Override
    public @Nullable Long getThreadsBusy() {
        return threadsBusy.orNull();
    }

    @Override
    public @Nullable Long getMaxThreads() {
        return maxThreads.orNull();
    }

    @Override
    public @Nullable Double getConnectionsRatio() {
        return connectionsReading().utilization();
    }

    @Override
    public @Nullable Double getThreadsRatio() {
        return threadsReading().utilization();
    }

    /** What it asked for as its backlog, where it listens on this port and tells. */
    @Nullable
    Integer backlogOf(int localPort) {
        boolean isThis = port.isNumber() && port.value() == localPort && backlog.isNumber() && backlog.value() > 0;
        return isThis ? (Integer) (int) Math.min(backlog.value(), Integer.MAX_VALUE) : null;
    }

    Reading connectionsReading() {
        return Reading.of(connections, maxConnections).noting("the fullest: " + name);
    }

    Reading threadsReading() {
        return Reading.of(threadsBusy, maxThreads).noting("the fullest: " + name);
    }

    /** The reading of the connector that is nearest to its limit; there must be one. */
    static Reading fullest(List<ConnectorSample> connectors, Function<ConnectorSample, Reading> reading) {
        Reading fullest = reading.apply(connectors.get(0));
        for (ConnectorSample connector : connectors) {
            Reading each = reading.apply(connector);
            fullest = each.fullness() > fullest.fullness() ? each : fullest;
        }
        return fullest;
    }
}
