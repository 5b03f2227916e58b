package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A server's connector at one tick, by what it says of itself: connections against those it takes, busy threads against
 * those it may have. PROCESS.
 */
public final class ConnectorSample {
    private final String name;
    private final Figure connections;
    private final Figure maxConnections;
    private final Figure threadsBusy;
    private final Figure maxThreads;

    ConnectorSample(String name, Figure connections, Figure maxConnections, Figure threadsBusy, Figure maxThreads) {
        this.name = name;
        this.connections = connections;
        this.maxConnections = maxConnections;
        this.threadsBusy = threadsBusy;
        this.maxThreads = maxThreads;
    }

    /** As the server calls it, without quotes: {@code http-nio-8080}. */
    public String name() {
        return name;
    }

    /** Unknown while the connector takes any number: then it does not count them. */
    public Figure connections() {
        return connections;
    }

    public Figure maxConnections() {
        return maxConnections;
    }

    /** Threads at work on a request. */
    public Figure threadsBusy() {
        return threadsBusy;
    }

    public Figure maxThreads() {
        return maxThreads;
    }

    /** Connections divided by those it takes, 0 to 1; null without both. */
    public Double connectionsRatio() {
        return connectionsReading().utilization();
    }

    /** Busy threads divided by those it may have, 0 to 1; null without both. */
    public Double threadsRatio() {
        return threadsReading().utilization();
    }

    Reading connectionsReading() {
        return Reading.of(connections, maxConnections).noting("the fullest: " + name);
    }

    Reading threadsReading() {
        return Reading.of(threadsBusy, maxThreads).noting("the fullest: " + name);
    }

    /** The reading of the connector that is nearest to its limit; there must be one. */
    static Reading fullest(List<ConnectorSample> connectors, Function<ConnectorSample, Reading> reading) {
        return connectors.stream()
                .map(reading)
                .max(Comparator.comparingDouble(Reading::fullness))
                .orElseThrow(IllegalStateException::new);
    }
}
