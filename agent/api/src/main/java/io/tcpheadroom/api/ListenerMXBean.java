package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import org.jspecify.annotations.Nullable;

/**
 * One listening socket of this JVM; listeners that share an address and port (SO_REUSEPORT) share a bean, which shows the
 * fullest of them. All values come from the sampler's last sample. The backlog is known from interception. The queue is read
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
                    "The effective backlog: what the program asked for, capped by net.core.somaxconn at that time; null when "
                            + "either is not known, and for other",
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

    /** {@return the backlog that the program asked for; null when nobody saw it ask, and its server does not tell} */
    @Attribute(
            value =
                    "The backlog that the program asked for; null when it began to listen before the agent came, or in native "
                            + "code, unless the MBean of a connector of Tomcat tells it",
            units = "connections")
    @Nullable
    Integer getBacklog();

    /** {@return the number of connections accepted} */
    @Attribute(value = "Connections accepted since the agent was attached", units = "connections", metricType = COUNTER)
    long getAcceptedTotal();

    /** {@return the number of accepts that failed} */
    @Attribute(
            value =
                    "Accepts that threw since the agent was attached, nearly always because no descriptor was left; the clients wait in the "
                            + "accept queue meanwhile. Not those of AsynchronousServerSocketChannel (JDK 13 and newer) and of io_uring",
            units = "accepts",
            metricType = COUNTER)
    long getAcceptFailedTotal();

    /** {@return the app that listens} */
    @Attribute(value = "The app that listens; unattributed when nobody saw it begin to", metricType = "")
    String getApp();

    /** {@return PROGRAM, JMX or UNKNOWN} */
    @Attribute(
            value =
                    "Whose it is: PROGRAM, JMX (a connector through which the JVM is managed; last in accept-queue while "
                            + "it is less than half full) or UNKNOWN (nobody saw it begin to listen)",
            metricType = "")
    String getOrigin();

    /** {@return the exact local address, or the path of a Unix-domain socket} */
    @Attribute(
            value =
                    "The local address, exactly; the path of a Unix-domain socket, of whose queue the kernel shows nothing; other for "
                            + "all that have no bean of their own",
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
}
