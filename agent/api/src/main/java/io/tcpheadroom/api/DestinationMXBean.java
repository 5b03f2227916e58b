package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import org.jspecify.annotations.Nullable;

/**
 * One remote address and port that this JVM connects to. A connection costs one local port of the ephemeral range, per
 * local address and destination: Used is that of the local address from which most are in use. Counted by interception, and
 * from the kernel's tables of connections, where ports of other processes of this network namespace and those in TIME_WAIT stand
 * too. The tables are read when a symptom shows (connects that fail, a number of sockets in the network namespace that could fill
 * the range, a status near a band), every two seconds while it does and more rarely where they are large; and at
 * {@code measure()} of the resource {@code ephemeral-ports}. What was read is in Used for a minute, as long as TIME_WAIT lasts, and
 * grows in between with this JVM's own sockets; without it Used is a lower bound. While that does not tell how full the range is, the
 * ratio is {@code null}. All values come from the sampler's last sample. The destination {@code other}, on port 0, is
 * all together that are not among the {@code max.destinations} fullest: Used and the totals are their sums, Limit and what
 * depends on it are {@code null}, for each has its own ports. A destination without a socket to which nothing happens for a minute or
 * two is forgotten: its totals go on in those of {@code other}, and begin at 0 when it comes again.
 *
 * <p>A datagram socket has a destination while it is connected ({@code DatagramChannel.connect}, {@code DatagramSocket.connect}). Without
 * a connect it has none, wherever it sends to. A connection over HTTP/3 of {@code java.net.http.HttpClient} (JDK 26) has one too, from
 * the start of its handshake until it ends: many of them share one socket, which is never connected. The name of such a bean has
 * {@code -udp} behind the address; Protocol is UDP, Used counts the sockets and the connections over HTTP/3, and Limit is {@code null}: each
 * datagram socket has a local port of its own whatever its peer, so that no destination can use up the range. A connect of a datagram socket
 * sends nothing and takes no time, and handshakes of HTTP/3 are not timed. Beans of UDP are made for what TCP leaves of
 * {@code max.destinations}.
 */
@Description("A remote address and port that this JVM connects to, and the local ports in use towards it; other is all "
        + "beyond max.destinations together")
public interface DestinationMXBean extends ConnectFailures {
    /** {@return the number of local ports in use towards this destination} */
    @Attribute(
            value =
                    "Local ports in use towards this destination, from the local address that has most in use: those of "
                            + "this JVM's open sockets, and while the kernel's tables were read in the last minute also those in "
                            + "TIME_WAIT and of other processes of this network namespace. For UDP the sockets of this JVM that are connected there, and its HTTP/3 connections",
            units = "ports")
    long getUsed();

    /** {@return the number of local ports that there are; null for UDP, for {@code other} and when it cannot be read} */
    @Attribute(
            value =
                    "Size of net.ipv4.ip_local_port_range less the reserved ports inside it; null when it cannot be read, "
                            + "for UDP, where a socket has a port of its own whatever its peer, and for other",
            units = "ports")
    @Nullable
    Long getLimit();

    /** {@return the number of local ports left; null without a limit, and while Used does not tell it} */
    @Attribute(
            value = "Limit minus used, never below 0; null without a limit, and while Used may be much higher",
            units = "ports")
    @Nullable
    Long getAvailable();

    /** {@return used divided by limit, 0 to 1; null without a limit, and while Used does not tell it} */
    @Attribute(
            value = "Used divided by limit, 0 to 1; null without a limit, and while Used may be much higher",
            units = "ratio")
    @Nullable
    Double getUtilizationRatio();

    /** {@return the number of connections established} */
    @Attribute(
            value = "Connections established; for UDP, connects that returned and HTTP/3 handshakes",
            units = "connections",
            metricType = COUNTER)
    long getConnectedTotal();

    /** {@return how long all connects took together that came up} */
    @Attribute(
            value = "Total duration of successful connects, from start until the program saw them connected. Divide "
                    + "by ConnectedTotal for the mean",
            units = "seconds",
            metricType = COUNTER)
    double getConnectSecondsTotal();

    /** {@return the slowest connect of the last one to two minutes; null when none came up, and for {@code other}} */
    @Attribute(
            value = "Slowest successful connect of the last one to two minutes; null if there was none, and for other",
            units = "seconds")
    @Nullable
    Double getConnectSecondsMax();

    /** {@return the median of the connects of the last one to two minutes, at most a sixteenth off; null likewise} */
    @Attribute(
            value = "Median connect time of successful connects in the last one to two minutes, accurate to a "
                    + "sixteenth; null if there was none, and for other",
            units = "seconds")
    @Nullable
    Double getConnectSecondsP50();

    /** {@return the 90th percentile of the connects of the last one to two minutes, at most a sixteenth off; null likewise} */
    @Attribute(
            value = "90th percentile of the connect time of successful connects in the last one to two minutes, "
                    + "accurate to a sixteenth; null if there was none, and for other",
            units = "seconds")
    @Nullable
    Double getConnectSecondsP90();

    /** {@return the 99th percentile of the connects of the last one to two minutes, at most a sixteenth off; null likewise} */
    @Attribute(
            value = "99th percentile of the connect time of successful connects in the last one to two minutes, "
                    + "accurate to a sixteenth; null if there was none, and for other",
            units = "seconds")
    @Nullable
    Double getConnectSecondsP99();

    /** {@return the number of connection attempts that failed} */
    @Attribute(
            value = "Connection attempts that failed: refused, timed out, unreachable, given up",
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

    /** {@return TCP or UDP; null for {@code other}} */
    @Attribute(
            value = "TCP, or UDP for connected datagram sockets and HTTP/3; null for other, which may be both",
            metricType = "")
    @Nullable
    String getProtocol();

    /** {@return the remote port; 0 for {@code other}} */
    @Attribute(value = "The remote port; 0 for other", metricType = "")
    int getPort();

    /** {@return the number of local ports in TIME_WAIT; null unless the kernel's tables were read in the last minute} */
    @Attribute(
            value =
                    "Of the ports in use those in TIME_WAIT, of all processes of this network namespace; null unless the "
                            + "kernel's tables were read in the last minute",
            units = "ports")
    @Nullable
    Long getTimeWait();

    /** {@return the age of {@link #getTimeWait()}, in seconds; null without it} */
    @Attribute(value = "How old TimeWait and UsedByOthers are; null without them", units = "seconds")
    @Nullable
    Double getTimeWaitAgeSeconds();

    /** {@return the number of local ports that other processes hold; null unless the kernel's tables were read in the last minute} */
    @Attribute(
            value =
                    "Of the ports in use those of sockets that other processes of this network namespace have open; null "
                            + "unless the kernel's tables were read in the last minute",
            units = "ports")
    @Nullable
    Long getUsedByOthers();

    /** {@return the local address that has most ports in use; null unless the kernel's tables were read in the last minute} */
    @Attribute(
            value = "The local address whose ports these are; null when none is in use, and unless the kernel's tables "
                    + "were read in the last minute",
            metricType = "")
    @Nullable
    String getLocalAddress();
}
