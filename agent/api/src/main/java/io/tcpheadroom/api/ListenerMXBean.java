package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

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
    @Attribute(
            value =
                    "Connections that wait to be accepted, as old as AgeSeconds of the resource accept-queue says; null when "
                            + "the kernel's table cannot be read",
            units = "connections")
    Long getUsed();

    @Attribute(
            value =
                    "The effective backlog: what the program asked for, capped by net.core.somaxconn at that time; null when "
                            + "either is not known, and for other",
            units = "connections")
    Long getLimit();

    @Attribute(
            value =
                    "Used divided by limit, 0 to 1; the kernel admits one connection more than the limit; null without both",
            units = "ratio")
    Double getUtilizationRatio();

    @Attribute(
            value =
                    "The backlog that the program asked for; null when it began to listen before the agent came, or in native code",
            units = "connections")
    Integer getBacklog();

    @Attribute(value = "Connections accepted since the agent was attached", units = "connections", metricType = COUNTER)
    long getAcceptedTotal();

    @Attribute(value = "The app that listens; unattributed when nobody saw it begin to", metricType = "")
    String getApp();

    @Attribute(value = "The local address, exactly; other for all that have no bean of their own", metricType = "")
    String getAddress();

    @Attribute(value = "The local port; 0 for other", metricType = "")
    int getPort();

    @Attribute(
            value =
                    "Connections to this port that wait for the last step of their handshake; null before measure() of the "
                            + "resource syn-queue was called",
            units = "connections")
    Long getHalfOpen();

    @Attribute(value = "How old HalfOpen is; null without it", units = "seconds")
    Double getHalfOpenAgeSeconds();
}
