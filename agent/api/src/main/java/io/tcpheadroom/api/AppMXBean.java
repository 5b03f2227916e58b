package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import org.jspecify.annotations.Nullable;

/**
 * The sockets of one app: a web application, a named rule, or the program itself. Counted by interception since the agent
 * was attached, read from the sampler's last sample. {@code Open = Clients + Accepted + Listeners + Datagrams}, and while
 * the app is idle {@code Open = OpenedTotal - ClosedTotal}. The app {@code other} stands for all apps beyond
 * {@code max.apps}, and keeps the totals of apps that are gone.
 */
@Description("The sockets of one app in this JVM; other is all apps beyond max.apps, and those that are gone")
public interface AppMXBean extends ConnectFailures {
    /** {@return the exact name of the app} */
    @Attribute(value = "The app's exact name", metricType = "")
    String getName();

    /** {@return the number of open sockets} */
    @Attribute(value = "Sockets that are open now, of every kind", units = "sockets")
    long getOpen();

    /** {@return the number of open client sockets} */
    @Attribute(value = "Open stream sockets that the app made to connect with, connected or not", units = "sockets")
    long getClients();

    /** {@return the number of open accepted sockets} */
    @Attribute(
            value =
                    "Open stream sockets that one of the app's listeners accepted, or a thread of the app from a listener that "
                            + "was open before the agent was attached",
            units = "sockets")
    long getAccepted();

    /** {@return the number of open server sockets} */
    @Attribute(value = "Open server sockets, listening or not yet", units = "sockets")
    long getListeners();

    /** {@return the number of open datagram sockets} */
    @Attribute(value = "Open datagram sockets", units = "sockets")
    long getDatagrams();

    /** {@return the highest {@link #getOpen()} of any sample} */
    @Attribute(value = "The highest Open of any sample since the agent started", units = "sockets")
    long getPeak();

    /** {@return the number of sockets opened} */
    @Attribute(value = "Sockets opened, accepted ones included", units = "sockets", metricType = COUNTER)
    long getOpenedTotal();

    /** {@return the number of sockets closed} */
    @Attribute(value = "Sockets closed, by the program or by the collector", units = "sockets", metricType = COUNTER)
    long getClosedTotal();

    /** {@return the number of connections accepted} */
    @Attribute(
            value =
                    "Connections that the app's listeners accepted, or its threads from listeners that were open before the "
                            + "agent was attached",
            units = "connections",
            metricType = COUNTER)
    long getAcceptedTotal();

    /** {@return the number of connections established} */
    @Attribute(
            value = "Connections that the app established; connects of datagram sockets and HTTP/3 connections too",
            units = "connections",
            metricType = COUNTER)
    long getConnectedTotal();

    /** {@return the number of connection attempts that failed} */
    @Attribute(
            value = "Connection attempts of the app that failed: refused, timed out, unreachable, given up",
            units = "connections",
            metricType = COUNTER)
    long getConnectFailedTotal();

    /** {@return the number of sockets that could not be opened} */
    @Attribute(
            value = "Sockets that could not be opened, nearly always because no descriptor was left (EMFILE, ENFILE)",
            units = "sockets",
            metricType = COUNTER)
    long getOpenFailedTotal();

    /** {@return the number of stream sockets that could not be bound} */
    @Attribute(
            value =
                    "Stream sockets that could not be bound: the port in use, none left, or not an address of this machine; failures() "
                            + "of type=Sockets tells which",
            units = "sockets",
            metricType = COUNTER)
    long getBindFailedTotal();

    /** {@return the number of accepts that failed} */
    @Attribute(
            value =
                    "Accepts that failed, nearly always because no descriptor was left (EMFILE, ENFILE); neither a timeout nor the "
                            + "listener's close",
            units = "accepts",
            metricType = COUNTER)
    long getAcceptFailedTotal();

    /** {@return the number of sockets closed by the garbage collector} */
    @Attribute(
            value = "Sockets that the program dropped without a close and the garbage collector closed",
            units = "sockets",
            metricType = COUNTER)
    long getReclaimedTotal();

    /** {@return the number of sockets that are unreachable and still open} */
    @Attribute(
            value = "Sockets that the program dropped without a close and that nothing will ever close",
            units = "sockets",
            metricType = COUNTER)
    long getLeakedTotal();

    /** {@return sockets in ESTABLISHED; null before the kernel's tables were first read} */
    @Attribute(
            value = "Connections in ESTABLISHED, by the kernel's tables; null before they were first read",
            units = "sockets")
    @Nullable
    Long getEstablished();

    /** {@return sockets in CLOSE_WAIT; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Connections that the far end has closed and the app has not (CLOSE_WAIT); a few are normal, many or old ones leak; "
                            + "null before the kernel's tables were first read",
            units = "sockets")
    @Nullable
    Long getCloseWait();

    /** {@return sockets in SYN_SENT; null before the kernel's tables were first read} */
    @Attribute(
            value = "Connects waiting for an answer (SYN_SENT); null before the kernel's tables were first read",
            units = "sockets")
    @Nullable
    Long getSynSent();

    /** {@return sockets in FIN_WAIT1 and FIN_WAIT2; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Open sockets that the app has shut down for output and the far end has not closed (FIN_WAIT1, FIN_WAIT2); null before "
                            + "the kernel's tables were first read",
            units = "sockets")
    @Nullable
    Long getFinWait();

    /** {@return bytes that arrived and were not read; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Bytes that arrived for the app and that it has not read, of all its connections; null before the kernel's tables were first read",
            units = "bytes")
    @Nullable
    Long getUnreadBytes();

    /** {@return bytes that were written and not confirmed; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Bytes that the app wrote and that the far ends have not confirmed, of all its connections: they grow when peers stop "
                            + "reading; null before the kernel's tables were first read",
            units = "bytes")
    @Nullable
    Long getUnsentBytes();

    /** {@return the age of the six above, in seconds; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "How long ago the kernel's tables were read, from which Established to UnsentBytes come: every five seconds, more "
                            + "rarely where they are large; null before the first time",
            units = "seconds")
    @Nullable
    Double getStatesAgeSeconds();
}
