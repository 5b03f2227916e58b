package io.tcpheadroom.resource;

import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.PeerData;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.tracker.ListenerOrigin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One socket that this JVM listens with, at one tick. Several may share an address and port (SO_REUSEPORT): each has a queue of its
 * own, and a number.
 */
public final class ListenerSample implements ListenerMXBean {
    /**
     * The fullest first; then by port, so that the order is the same at each tick. Those for JMX come behind, for the program's
     * clients do not wait there, unless they are filling up or may be. Those of Unix domain, of which no queue is seen, come last.
     */
    static final Comparator<ListenerSample> FULLEST_FIRST = ListenerSample::compareFullestFirst;

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
    private final long acceptFailedTotal;
    private final @Nullable Long halfOpen;
    private final @Nullable Double halfOpenAgeSeconds;
    private final ListenerOrigin origin;
    private final @Nullable Overflows overflows;
    private final int number;
    private final QueueSeen seen;
    private final @Nullable BacklogChange backlogChange;
    private final ListenerPeers peers;

    ListenerSample(
            String address,
            int port,
            Figure queued,
            Figure limit,
            LimitSource limitSource,
            @Nullable Integer backlog,
            String app,
            long acceptedTotal,
            long acceptFailedTotal,
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
        this.acceptFailedTotal = acceptFailedTotal;
        this.halfOpen = halfOpen;
        this.halfOpenAgeSeconds = halfOpenAgeSeconds;
        this.origin = origin;
        this.overflows = overflows;
        this.number = 1;
        this.seen = QueueSeen.NOTHING;
        this.backlogChange = null;
        this.peers = ListenerPeers.UNKNOWN;
    }

    private ListenerSample(
            ListenerSample other, int number, QueueSeen seen, BacklogChange backlogChange, ListenerPeers peers) {
        this.address = other.address;
        this.port = other.port;
        this.queued = other.queued;
        this.limit = other.limit;
        this.limitSource = other.limitSource;
        this.backlog = other.backlog;
        this.app = other.app;
        this.acceptedTotal = other.acceptedTotal;
        this.acceptFailedTotal = other.acceptFailedTotal;
        this.halfOpen = other.halfOpen;
        this.halfOpenAgeSeconds = other.halfOpenAgeSeconds;
        this.origin = other.origin;
        this.overflows = other.overflows;
        this.number = number;
        this.seen = seen;
        this.backlogChange = backlogChange;
        this.peers = peers;
    }

    /**
     * The same of one socket alone.
     *
     * @param which of those that share its address and port, from 1
     */
    ListenerSample with(int which, QueueSeen queueSeen, BacklogChange change, ListenerPeers whose) {
        return new ListenerSample(this, which, queueSeen, change, whose);
    }

    private static int compareFullestFirst(ListenerSample one, ListenerSample other) {
        int order = Boolean.compare(one.isOfUnixDomain(), other.isOfUnixDomain());
        order = order != 0 ? order : Boolean.compare(one.standsBack(), other.standsBack());
        order = order != 0 ? order : Double.compare(other.rank(), one.rank());
        order = order != 0 ? order : Integer.compare(one.getPort(), other.getPort());
        order = order != 0 ? order : one.getAddress().compareTo(other.getAddress());
        return order != 0 ? order : Integer.compare(one.number(), other.number());
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
                listeners.stream()
                        .mapToLong(ListenerSample::getAcceptFailedTotal)
                        .sum(),
                null,
                null,
                ListenerOrigin.UNKNOWN,
                null);
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
    public long getAcceptFailedTotal() {
        return acceptFailedTotal;
    }

    @Override
    public @Nullable Long getHalfOpen() {
        return halfOpen;
    }

    @Override
    public @Nullable Double getHalfOpenAgeSeconds() {
        return halfOpenAgeSeconds;
    }

    @Override
    public @Nullable Long getQueuePeak() {
        return seen.peak;
    }

    @Override
    public @Nullable Double getWaitSeconds() {
        return seen.waitSeconds;
    }

    @Override
    public @Nullable Long getOverflowsWhileFullTotal() {
        return seen.overflowsWhileFull;
    }

    @Override
    public @Nullable Long getOpen() {
        return peers.open();
    }

    @Override
    public @Nullable Long getPeers() {
        return peers.addresses();
    }

    @Override
    public @Nullable Double getPeersAgeSeconds() {
        return peers.ageSeconds();
    }

    @Override
    public List<PeerData> peers() {
        return peers.most();
    }

    /** Which of those that share its address and port (SO_REUSEPORT) it is, from 1. */
    public int number() {
        return number;
    }

    @Override
    public String setBacklog(int asked) {
        if (backlogChange == null) {
            throw new UnsupportedOperationException(
                    address + " is all listeners beyond max.listeners: it has no backlog");
        }
        return backlogChange.to(asked, name(), limit);
    }

    /** What its queue is likely to have dropped of late; null if nothing. */
    public @Nullable Overflows overflows() {
        return overflows;
    }

    /** The listener in words: {@code 0.0.0.0:8080 (shop)}; the second socket there is {@code 0.0.0.0:8080 no. 2 (shop)}. */
    public String name() {
        return (isOfUnixDomain() ? address : Endpoint.text(address, port))
                + (number > 1 ? " no. " + number : "")
                + " (" + app + ")";
    }

    Reading reading() {
        return Reading.of(queued, limit).noting(note());
    }

    private @Nullable String note() {
        if (limitSource == LimitSource.QUEUE) {
            return "backlog inferred (not seen): the queue held " + queued + " while the kernel counted overflows";
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
