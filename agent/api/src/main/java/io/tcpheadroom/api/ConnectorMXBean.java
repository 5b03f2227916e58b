package io.tcpheadroom.api;

/**
 * A server's connector, by what the server says of itself in its own MBean. It appears and goes with that. A number that the
 * server does not tell is {@code null}.
 */
@Description("A connector of a server in this JVM: its connections and its threads")
public interface ConnectorMXBean {
    @Attribute(value = "The connector as its server calls it", metricType = "")
    String getName();

    @Attribute(value = "Connections that are open now; null while any number is taken", units = "connections")
    Long getConnections();

    @Attribute(value = "Connections that the server takes; null when any number", units = "connections")
    Long getMaxConnections();

    @Attribute(value = "Connections divided by MaxConnections, 0 to 1; null without both", units = "ratio")
    Double getConnectionsRatio();

    @Attribute(value = "Threads that are at work on a request", units = "threads")
    Long getThreadsBusy();

    @Attribute(value = "Threads that the connector may have; null when any number", units = "threads")
    Long getMaxThreads();

    @Attribute(value = "ThreadsBusy divided by MaxThreads, 0 to 1; null without both", units = "ratio")
    Double getThreadsRatio();
}
