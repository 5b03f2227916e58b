package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import java.util.List;
import javax.management.MBeanOperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * One listening socket of this JVM; of those that share an address and port (SO_REUSEPORT) each has its own queue and its own bean, and
 * from the second on a number behind the address in its name. All values come from the sampler's last sample. The backlog is known from interception. The queue is read
 * from the kernel's tables of sockets, for at most a hundredth of the time, and while every queue is empty for at most a
 * five-thousandth: where the tables are large it may be some seconds old, as {@code AgeSeconds} of the resource
 * {@code accept-queue} says. The listener {@code other}, on port 0, is all together that are not among the {@code max.listeners}
 * fullest: its Used and AcceptedTotal are their sums, its Limit and what depends on it are {@code null}.
 */
@Description("A listening socket of this JVM and its accept queue; other is all beyond max.listeners together")
public interface ListenerMXBean {
    /** {@return the number of connections that wait to be accepted; null when it cannot be read} */
    @Attribute(
            value =
                    "Connections that wait to be accepted, as old as AgeSeconds of the resource accept-queue says; null when "
                            + "the kernel's table cannot be read",
            units = "connections")
    @Nullable
    Long getUsed();

    /** {@return the effective backlog; null for {@code other} and when unknown} */
    @Attribute(
            value =
                    "The effective backlog: what was asked for when listen was called last, capped by net.core.somaxconn at that time; null "
                            + "when either is not known, and for other",
            units = "connections")
    @Nullable
    Long getLimit();

    /** {@return used divided by limit, about 0 to 1; null without both} */
    @Attribute(
            value =
                    "Used divided by limit, 0 to 1; the kernel admits one connection more than the limit; null without both",
            units = "ratio")
    @Nullable
    Double getUtilizationRatio();

    /** {@return the backlog that was asked for last; null when nobody saw it ask, and its server does not tell} */
    @Attribute(
            value = "The backlog last requested, by the program or by setBacklog; null if it began to listen before "
                    + "the agent was attached, or in native code, unless a Tomcat connector's MBean has it",
            units = "connections")
    @Nullable
    Integer getBacklog();

    /** {@return the number of connections accepted} */
    @Attribute(value = "Connections accepted since the agent was attached", units = "connections", metricType = COUNTER)
    long getAcceptedTotal();

    /** {@return the number of accepts that failed} */
    @Attribute(
            value =
                    "Accepts that failed since the agent was attached, nearly always because no descriptor was left; the clients wait in the "
                            + "accept queue meanwhile",
            units = "accepts",
            metricType = COUNTER)
    long getAcceptFailedTotal();

    /** {@return the app that listens} */
    @Attribute(
            value = "The app that listens; unattributed if the agent did not see it start to listen",
            metricType = "")
    String getApp();

    /** {@return PROGRAM, JMX or UNKNOWN} */
    @Attribute(
            value = "Owner: PROGRAM, JMX (a connector through which the JVM is managed; last in accept-queue while it "
                    + "is less than half full) or UNKNOWN (its listen call was not seen)",
            metricType = "")
    String getOrigin();

    /** {@return the exact local address, or the path of a Unix-domain socket} */
    @Attribute(
            value = "The exact local address, or the path of a Unix-domain socket (the kernel does not show its "
                    + "queue); other for all without a bean of their own",
            metricType = "")
    String getAddress();

    /** {@return the local port; 0 for {@code other} and in the Unix domain} */
    @Attribute(value = "The local port; 0 for other, and for a Unix-domain socket", metricType = "")
    int getPort();

    /** {@return the number of connections in the middle of their handshake; null until measured} */
    @Attribute(
            value =
                    "Connections to this port that wait for the last step of their handshake; null until the kernel's tables were "
                            + "read, when queues overflow or by measure() of the resource syn-queue",
            units = "connections")
    @Nullable
    Long getHalfOpen();

    /** {@return the age of {@link #getHalfOpen()}, in seconds; null without it} */
    @Attribute(value = "How old HalfOpen is; null without it", units = "seconds")
    @Nullable
    Double getHalfOpenAgeSeconds();

    /** {@return the longest queue of the last half minute to a minute; null when it was not seen} */
    @Attribute(
            value = "Longest queue seen in the last 30 to 60 s; a burst between two readings is missed. Null if the "
                    + "kernel's table cannot be read",
            units = "connections")
    @Nullable
    Long getQueuePeak();

    /** {@return how long a connection waits to be accepted, in seconds; null when that is not known} */
    @Attribute(
            value =
                    "How long a connection waited to be accepted, on average over the last half minute to a minute; an estimate by Little's "
                            + "law, from the queue as it was seen and the connections accepted meanwhile. Null when none was accepted, "
                            + "and when the queue is not known",
            units = "seconds")
    @Nullable
    Double getWaitSeconds();

    /** {@return the overflows that the kernel counted while this queue was full; null when that is not known} */
    @Attribute(
            value =
                    "Handshakes that the kernel dropped at full accept queues of this network namespace (ListenOverflows) while this queue "
                            + "was seen full, or was filled and emptied between two looks; every retry of a client counts again. Null while the "
                            + "limit is not known",
            units = "handshakes",
            metricType = COUNTER)
    @Nullable
    Long getOverflowsWhileFullTotal();

    /** {@return the number of accepted connections that are open; null until the kernel's tables were read} */
    @Attribute(
            value =
                    "Connections accepted at this address and port that are open; of sockets that share them (SO_REUSEPORT) together. From the "
                            + "kernel's tables, as old as PeersAgeSeconds says; null before they were first read, and in the Unix domain",
            units = "connections")
    @Nullable
    Long getOpen();

    /** {@return the number of remote addresses from which they come; null without them} */
    @Attribute(value = "Remote addresses from which the open connections come; null without them", units = "addresses")
    @Nullable
    Long getPeers();

    /** {@return the age of {@link #getOpen()} and of the peers, in seconds; null without them} */
    @Attribute(value = "How old Open, Peers and the answer of peers() are; null without them", units = "seconds")
    @Nullable
    Double getPeersAgeSeconds();

    /** {@return the remote addresses with most open connections} */
    @Operation("The 20 remote addresses with the most open connections accepted here, largest first, as of the last "
            + "reading of the kernel's tables. Says if a service mesh hides the clients")
    List<PeerData> peers();

    /**
     * Changes the backlog of the open listener.
     *
     * @param backlog at least 1
     * @return the effective backlog, in words
     */
    @Operation(
            value =
                    "Calls listen(2) once more on the open socket, which changes its backlog at once and nothing else; net.core.somaxconn "
                            + "caps it. Answers with the effective backlog. Lasts until the listener is closed. Refused where the agent "
                            + "cannot reach the socket",
            impact = MBeanOperationInfo.ACTION)
    String setBacklog(@Description("The backlog to ask for, at least 1") int backlog);
}
