package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.util.Comparator;

/**
 * One address and port that this JVM listens on, at one tick. Where several sockets share them (SO_REUSEPORT) each has a
 * queue of its own and this is the fullest; only the accepted connections are summed.
 */
public final class ListenerSample {
    /** The fullest first; then by port, so that the order is the same at each tick. */
    static final Comparator<ListenerSample> FULLEST_FIRST = Comparator.comparingDouble(
                    (ListenerSample listener) -> listener.reading().fullness())
            .reversed()
            .thenComparingInt(ListenerSample::port)
            .thenComparing(ListenerSample::address);

    private final String address;
    private final int port;
    private final Figure queued;
    private final Figure limit;
    private final Integer backlog;
    private final String app;
    private final long acceptedTotal;
    private final Long halfOpen;
    private final Double halfOpenAgeSeconds;

    ListenerSample(
            String address,
            int port,
            Figure queued,
            Figure limit,
            Integer backlog,
            String app,
            long acceptedTotal,
            Long halfOpen,
            Double halfOpenAgeSeconds) {
        this.address = address;
        this.port = port;
        this.queued = queued;
        this.limit = limit;
        this.backlog = backlog;
        this.app = app;
        this.acceptedTotal = acceptedTotal;
        this.halfOpen = halfOpen;
        this.halfOpenAgeSeconds = halfOpenAgeSeconds;
    }

    /** Of two sockets on one address and port the fuller, with the accepted connections of both. */
    ListenerSample joined(ListenerSample other) {
        ListenerSample fuller = other.reading().fullness() > reading().fullness() ? other : this;
        return new ListenerSample(
                address,
                port,
                fuller.queued,
                fuller.limit,
                fuller.backlog,
                fuller.app,
                acceptedTotal + other.acceptedTotal,
                halfOpen,
                halfOpenAgeSeconds);
    }

    /** The local address without a scope or brackets; {@code 0.0.0.0} or {@code 0:0:0:0:0:0:0:0} for any. */
    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    /** Connections that wait to be accepted; up to one more than the limit. */
    public Figure queued() {
        return queued;
    }

    /** The effective backlog. */
    public Figure limit() {
        return limit;
    }

    /** Queue divided by limit, 0 to 1; null without both. */
    public Double utilization() {
        return reading().utilization();
    }

    /** What the program asked for; null when nobody saw it ask. */
    public Integer backlog() {
        return backlog;
    }

    public String app() {
        return app;
    }

    public long acceptedTotal() {
        return acceptedTotal;
    }

    /** Connections to this port that wait for the last step of their handshake, when someone last asked; null before. */
    public Long halfOpen() {
        return halfOpen;
    }

    /** How old the former is; null without it. */
    public Double halfOpenAgeSeconds() {
        return halfOpenAgeSeconds;
    }

    /** The listener in words: {@code 0.0.0.0:8080 (shop)}. */
    public String name() {
        return Endpoint.text(address, port) + " (" + app + ")";
    }

    Reading reading() {
        return Reading.of(queued, limit);
    }

    @Override
    public String toString() {
        return name() + " " + queued() + " of " + limit() + " waiting; accepted " + acceptedTotal();
    }
}
