package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

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
    @Attribute(
            value = "Local ports that this JVM's open sockets hold towards this destination, with those in TIME_WAIT "
                    + "while they are known",
            units = "ports")
    long getUsed();

    @Attribute(
            value =
                    "Size of net.ipv4.ip_local_port_range less the reserved ports inside it; null when it cannot be read, and "
                            + "for other",
            units = "ports")
    Long getLimit();

    @Attribute(value = "Limit less used, never below 0; null without a limit", units = "ports")
    Long getAvailable();

    @Attribute(value = "Used divided by limit, 0 to 1; null without a limit", units = "ratio")
    Double getUtilizationRatio();

    @Attribute(value = "Connections that came up", units = "connections", metricType = COUNTER)
    long getConnectedTotal();

    @Attribute(
            value = "Connections that did not come up: refused, timed out, unreachable, given up",
            units = "connections",
            metricType = COUNTER)
    long getConnectFailedTotal();

    @Attribute(
            value = "The app that holds most local ports towards here now; if none does, the one that connected first",
            metricType = "")
    String getApp();

    @Attribute(value = "The remote address, exactly; other for all that have no bean of their own", metricType = "")
    String getAddress();

    @Attribute(value = "The remote port; 0 for other", metricType = "")
    int getPort();

    @Attribute(
            value =
                    "Local ports in TIME_WAIT towards this destination, of all processes of this network namespace; null "
                            + "unless measure() of the resource ephemeral-ports was called in the last minute",
            units = "ports")
    Long getTimeWait();

    @Attribute(value = "How old TimeWait is; null without it", units = "seconds")
    Double getTimeWaitAgeSeconds();
}
