package io.tcpheadroom.api;

import org.jspecify.annotations.Nullable;

/**
 * A pool of connections that a library keeps, by what the library says in an MBean of its own, beside the open sockets to where they go.
 * It appears and goes with that bean. The library's numbers are read one after the other, so that they may differ by what happens in
 * between; a number that it does not tell is {@code null}.
 */
@Description("A connection pool in this JVM, as its library reports it, with the sockets to its destination")
public interface PoolMXBean {
    /** {@return the library's name for the pool} */
    @Attribute(value = "The pool's name, as its library has it", metricType = "")
    String getName();

    /** {@return the library, HikariCP for example} */
    @Attribute(value = "The library that the pool belongs to", metricType = "")
    String getSource();

    /** {@return the object name of the library's MBean} */
    @Attribute(value = "The MBean that provides these numbers", metricType = "")
    String getBean();

    /** {@return the app that the pool belongs to, by the class loader of its bean; null when that does not tell} */
    @Attribute(
            value = "The app that the pool belongs to, by its class loader; null when that does not tell",
            metricType = "")
    @Nullable
    String getApp();

    /** {@return the number of connections that are lent out} */
    @Attribute(value = "Connections that the program is using", units = "connections")
    @Nullable
    Long getUsed();

    /** {@return the number of connections that the pool holds, in use and idle} */
    @Attribute(value = "Connections of the pool, in use and idle", units = "connections")
    @Nullable
    Long getOpen();

    /** {@return the number of connections that wait to be used} */
    @Attribute(value = "Idle connections of the pool", units = "connections")
    @Nullable
    Long getIdle();

    /** {@return the most connections that the pool may hold; null when unlimited or not told} */
    @Attribute(value = "Maximum connections of the pool; null if unlimited", units = "connections")
    @Nullable
    Long getLimit();

    /** {@return the number of threads or requests that wait for a connection} */
    @Attribute(value = "Threads or requests waiting for a connection", units = "threads")
    @Nullable
    Long getPending();

    /** {@return used divided by limit, 0 to 1; null without both} */
    @Attribute(value = "Used divided by Limit, 0 to 1; null if either is unknown", units = "ratio")
    @Nullable
    Double getUtilizationRatio();

    /** {@return the far end of the connections; null when the library does not tell it} */
    @Attribute(
            value = "The destination: the address that most connections go to, or the configured one while none is "
                    + "open; null if the library does not say",
            metricType = "")
    @Nullable
    String getDestination();

    /** {@return the number of sockets of this JVM that are open to the destination, of whatever pool; null when none is known} */
    @Attribute(
            value = "Open sockets of this JVM to the destination, whether or not they belong to a pool; null while no "
                    + "connection to it is known",
            units = "sockets")
    @Nullable
    Long getSockets();

    /** {@return why a number is null; null when none is, or it means that there is no limit} */
    @Attribute(value = "Why a number is null; null when all are known", metricType = "")
    @Nullable
    String getReason();

    /** {@return what is worth knowing and no trouble: sockets to the destination that no pool holds; null when there is nothing} */
    @Attribute(
            value =
                    "That pools have held less than half of the sockets to the destination for a minute, and where those were opened; "
                            + "null otherwise",
            metricType = "")
    @Nullable
    String getNote();
}
