package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import org.jspecify.annotations.Nullable;

/**
 * One remote address and port that this JVM connects to. A connection costs one local port of the ephemeral range, per
 * destination. Counted by interception. Ports in TIME_WAIT are in it only while they are known: for the minute that TIME_WAIT
 * lasts after {@code measure()} of the resource {@code ephemeral-ports}. Ports of other processes of this network namespace
 * are not in it, so it is a lower bound. All values come from the sampler's last sample. The destination {@code other}, on port 0, is
 * all together that are not among the {@code max.destinations} fullest: Used and the totals are their sums, Limit and what
 * depends on it are {@code null}, for each has its own ports. A destination without a socket to which nothing happens for a minute or
 * two is forgotten: its totals go on in those of {@code other}, and begin at 0 when it comes again.
 */
@Description(
        "A remote address and port that this JVM connects to, and the local ports it holds towards it; other is all "
                + "beyond max.destinations together")
public interface DestinationMXBean {
    /** {@return the number of local ports in use towards this destination} */
    @Attribute(
            value = "Local ports that this JVM's open sockets hold towards this destination, with those in TIME_WAIT "
                    + "while they are known",
            units = "ports")
    long getUsed();

    /** {@return the number of local ports that there are; null for {@code other} and when it cannot be read} */
    @Attribute(
            value =
                    "Size of net.ipv4.ip_local_port_range less the reserved ports inside it; null when it cannot be read, and "
                            + "for other",
            units = "ports")
    @Nullable
    Long getLimit();

    /** {@return the number of local ports left; null without a limit} */
    @Attribute(value = "Limit less used, never below 0; null without a limit", units = "ports")
    @Nullable
    Long getAvailable();

    /** {@return used divided by limit, 0 to 1; null without a limit} */
    @Attribute(value = "Used divided by limit, 0 to 1; null without a limit", units = "ratio")
    @Nullable
    Double getUtilizationRatio();

    /** {@return the number of connections established} */
    @Attribute(value = "Connections that came up", units = "connections", metricType = COUNTER)
    long getConnectedTotal();

    /** {@return the number of connection attempts that failed} */
    @Attribute(
            value = "Connections that did not come up: refused, timed out, unreachable, given up",
            units = "connections",
            metricType = COUNTER)
    long getConnectFailedTotal();

    /** {@return the app that holds most local ports towards here, or connected first} */
    @Attribute(
            value = "The app that holds most local ports towards here now; if none does, the one that connected first",
            metricType = "")
    String getApp();

    /** {@return the exact remote address} */
    @Attribute(value = "The remote address, exactly; other for all that have no bean of their own", metricType = "")
    String getAddress();

    /** {@return the remote port; 0 for {@code other}} */
    @Attribute(value = "The remote port; 0 for other", metricType = "")
    int getPort();

    /** {@return the number of local ports in TIME_WAIT; null unless measured in the last minute} */
    @Attribute(
            value =
                    "Local ports in TIME_WAIT towards this destination, of all processes of this network namespace; null "
                            + "unless measure() of the resource ephemeral-ports was called in the last minute",
            units = "ports")
    @Nullable
    Long getTimeWait();

    /** {@return the age of {@link #getTimeWait()}, in seconds; null without it} */
    @Attribute(value = "How old TimeWait is; null without it", units = "seconds")
    @Nullable
    Double getTimeWaitAgeSeconds();
}
