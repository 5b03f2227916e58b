package io.tcpheadroom.api;

import org.jspecify.annotations.Nullable;

/**
 * A server's connector, by what the server says of itself in its own MBean. It appears and goes with that. A number that the
 * server does not tell is {@code null}.
 */
@Description("A connector of a server in this JVM: its connections and its threads")
public interface ConnectorMXBean {
    /** {@return the server's name for the connector} */
    @Attribute(value = "The connector's name, as its server has it", metricType = "")
    String getName();

    /** {@return the number of open connections; null when unlimited or not told} */
    @Attribute(value = "Open connections; null if the connector does not count them", units = "connections")
    @Nullable
    Long getConnections();

    /** {@return the maximum number of connections; null when unlimited or not told} */
    @Attribute(value = "Maximum connections; null if unlimited", units = "connections")
    @Nullable
    Long getMaxConnections();

    /** {@return connections divided by their maximum, 0 to 1; null without both} */
    @Attribute(value = "Connections divided by MaxConnections, 0 to 1; null if either is unknown", units = "ratio")
    @Nullable
    Double getConnectionsRatio();

    /** {@return the number of open connections on which no request is being served; null when not told} */
    @Attribute(
            value =
                    "Open connections that wait for a request, kept alive or new; null where the server does not count them",
            units = "connections")
    @Nullable
    Long getKeepAlive();

    /** {@return the number of busy threads; null when not told} */
    @Attribute(value = "Threads that are processing a request", units = "threads")
    @Nullable
    Long getThreadsBusy();

    /** {@return the maximum number of threads; null when unlimited or not told} */
    @Attribute(value = "Maximum threads; null if unlimited", units = "threads")
    @Nullable
    Long getMaxThreads();

    /** {@return busy threads divided by their maximum, 0 to 1; null without both} */
    @Attribute(value = "ThreadsBusy divided by MaxThreads, 0 to 1; null if either is unknown", units = "ratio")
    @Nullable
    Double getThreadsRatio();
}
