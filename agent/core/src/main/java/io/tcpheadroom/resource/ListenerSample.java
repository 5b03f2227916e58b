package io.tcpheadroom.resource;

import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.tracker.ListenerOrigin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One address and port that this JVM listens on, at one tick. Where several sockets share them (SO_REUSEPORT) each has a
 * queue of its own and this is the fullest; only the accepted connections are summed.
 */
public final class ListenerSample implements ListenerMXBean {
    /**
     * The fullest first; then by port, so that the order is the same at each tick. Those for JMX come behind, for the program's
     * clients do not wait there, unless they are filling up or may be. Those of Unix domain, of which no queue is seen, come last.
     */
    static final Comparator<ListenerSample> FULLEST_FIRST = Comparator.comparing(ListenerSample::isOfUnixDomain)
            .thenComparing(ListenerSample::standsBack)
            .thenComparing(Comparator.comparingDouble(ListenerSample::rank).reversed())
            .thenComparingInt(ListenerSample::getPort)
            .thenComparing(ListenerSample::getAddress);

    /** Where the effective backlog is known from. */
    enum LimitSource {
        /** It was seen asking for it, or it is not known. */
        PROGRAM,
        /** Its server's own MBean. */
        SERVER,
        /** The length at which its queue stood still. */
        QUEUE
    }

    private static final String OTHER = "other";
    private static final double UNKNOWN_RANK = 0.5;

    private final String address;
    private final int port;
    private final Figure queued;
    private final Figure limit;
    private final LimitSource limitSource;
    private final @Nullable Integer backlog;
    private final String app;
    private final long acceptedTotal;
    private final @Nullable Long halfOpen;
    private final @Nullable Double halfOpenAgeSeconds;
    private final ListenerOrigin origin;
    private final @Nullable Overflows overflows;

    ListenerSample(
            String address,
            int port,
            Figure queued,
            Figure limit,
            LimitSource limitSource,
            @Nullable Integer backlog,
            String app,
            long acceptedTotal,
            @Nullable Long halfOpen,
            @Nullable Double halfOpenAgeSeconds,
            ListenerOrigin origin,
            @Nullable Overflows overflows) {
        this.address = address;
        this.port = port;
        this.queued = queued;
        this.limit = limit;
        this.limitSource = limitSource;
        this.backlog = backlog;
        this.app = app;
        this.acceptedTotal = acceptedTotal;
        this.halfOpen = halfOpen;
        this.halfOpenAgeSeconds = halfOpenAgeSeconds;
        this.origin = origin;
        this.overflows = overflows;
    }

    /** The many that have no row of their own: each has a queue of its own, so that there is no limit to compare with. */
    public static ListenerSample others(List<ListenerSample> listeners) {
        List<Figure> queued = listeners.stream()
                .map(ListenerSample::queued)
                .filter(Figure::isNumber)
                .collect(Collectors.toList());
        return new ListenerSample(
                OTHER,
                0,
                queued.isEmpty()
                        ? Figure.unknown("none of their queues can be read")
                        : Figure.of(queued.stream().mapToLong(Figure::value).sum()),
                Figure.notApplicable("every listener has its own queue"),
                LimitSource.PROGRAM,
                null,
                OTHER,
                listeners.stream().mapToLong(ListenerSample::getAcceptedTotal).sum(),
                null,
                null,
                ListenerOrigin.UNKNOWN,
                null);
    }

    /** Of two sockets on one address and port the fuller, with the accepted connections of both. */
    ListenerSample joined(ListenerSample other) {
        ListenerSample fuller = other.rank() > rank() ? other : this;
        return new ListenerSample(
                address,
                port,
                fuller.queued,
                fuller.limit,
                fuller.limitSource,
                fuller.backlog,
                fuller.app,
                acceptedTotal + other.acceptedTotal,
                halfOpen,
                halfOpenAgeSeconds,
                fuller.origin,
                Overflows.more(overflows, other.overflows));
    }

    @Override
    public String getAddress() {
        return address;
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public @Nullable Long getUsed() {
        return queued.orNull();
    }

    /** Connections that wait to be accepted; up to one more than the limit. */
    Figure queued() {
        return queued;
    }

    /** The effective backlog. */
    Figure limit() {
        return limit;
    }

    @Override
    public @Nullable Long getLimit() {
        return limit.orNull();
    }

    @Override
    public @Nullable Double getUtilizationRatio() {
        return reading().utilization();
    }

    @Override
    public @Nullable Integer getBacklog() {
        return backlog;
    }

    @Override
    public String getApp() {
        return app;
    }

    @Override
    public long getAcceptedTotal() {
        return acceptedTotal;
    }

    @Override
    public @Nullable Long getHalfOpen() {
        return halfOpen;
    }

    @Override
    public @Nullable Double getHalfOpenAgeSeconds() {
        return halfOpenAgeSeconds;
    }

    /** What its queue is likely to have dropped of late; null if nothing. */
    public @Nullable Overflows overflows() {
        return overflows;
    }

    /** The listener in words: {@code 0.0.0.0:8080 (shop)}. */
    public String name() {
        return (isOfUnixDomain() ? address : Endpoint.text(address, port)) + " (" + app + ")";
    }

    Reading reading() {
        return Reading.of(queued, limit).noting(note());
    }

    private @Nullable String note() {
        if (limitSource == LimitSource.QUEUE) {
            return "backlog inferred: nobody saw it, and the queue stood at " + queued
                    + " while the kernel counted overflows";
        }
        boolean isOneMore = queued.isNumber() && limit.isNumber() && queued.value() > limit.value();
        String oneMore = isOneMore ? "the kernel admits one connection more than the backlog" : null;
        return limitSource == LimitSource.SERVER
                ? "the backlog is what the server's own MBean says" + (oneMore == null ? "" : "; " + oneMore)
                : oneMore;
    }

    @Override
    public String getOrigin() {
        return origin.name();
    }

    /** It has a path in place of an address, and no port. */
    boolean isOfUnixDomain() {
        return port == 0 && !address.equals(OTHER);
    }

    private boolean standsBack() {
        return origin == ListenerOrigin.JMX && rank() < UNKNOWN_RANK;
    }

    /** What is unknown may be full: it ranks behind what is known to need attention, and before all that is known not to. */
    private double rank() {
        Double utilization = reading().utilization();
        if (utilization != null) {
            return utilization;
        }
        return queued.isNumber() && queued.value() == 0 ? 0 : UNKNOWN_RANK;
    }

    @Override
    public String toString() {
        return name() + " " + queued + " of " + limit + " waiting; accepted " + getAcceptedTotal();
    }
}
