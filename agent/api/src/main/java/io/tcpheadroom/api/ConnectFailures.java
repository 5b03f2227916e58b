package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

/**
 * Connections that did not come up, by reason, of an app or towards a destination. Counted by interception since the agent was attached, from
 * the exceptions that the JDK and Netty throw; read from the sampler's last sample. The six reasons together are all that failed;
 * {@code ConnectClosedTotal} is a part of the last of them.
 */
public interface ConnectFailures {
    /** {@return the number of connection attempts that were refused} */
    @Attribute(
            value = "Connections refused (ECONNREFUSED): nobody listens there",
            units = "connections",
            metricType = COUNTER)
    long getConnectRefusedTotal();

    /** {@return the number of connection attempts that timed out} */
    @Attribute(
            value =
                    "Connections that timed out (ETIMEDOUT), or ran into the timeout that the program gave to connect()",
            units = "connections",
            metricType = COUNTER)
    long getConnectTimedOutTotal();

    /** {@return the number of connection attempts without a way to the destination} */
    @Attribute(
            value = "Connections that failed because the destination was unreachable (ENETUNREACH, EHOSTUNREACH)",
            units = "connections",
            metricType = COUNTER)
    long getConnectUnreachableTotal();

    /** {@return the number of connection attempts that were reset} */
    @Attribute(
            value = "Connections that were reset before they came up (ECONNRESET)",
            units = "connections",
            metricType = COUNTER)
    long getConnectResetTotal();

    /** {@return the number of connection attempts that found no local port} */
    @Attribute(
            value =
                    "Connections for which no local port was free, or this machine had no local address that leads there "
                            + "(EADDRNOTAVAIL)",
            units = "connections",
            metricType = COUNTER)
    long getConnectNoPortTotal();

    /** {@return the number of connection attempts that failed for any other reason} */
    @Attribute(
            value = "Connections that failed for any other reason, those of ConnectClosedTotal included",
            units = "connections",
            metricType = COUNTER)
    long getConnectOtherFailureTotal();

    /** {@return the number of sockets that were closed while they connected; a part of {@link #getConnectOtherFailureTotal()}} */
    @Attribute(
            value = "Part of ConnectOtherFailureTotal: the program closed the socket before an answer came, often "
                    + "because of its own timeout, as in HTTP clients and Netty",
            units = "connections",
            metricType = COUNTER)
    long getConnectClosedTotal();
}
