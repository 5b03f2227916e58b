package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.BoundPorts;
import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.PortsTaken;
import io.tcpheadroom.kernel.Snmp;
import io.tcpheadroom.kernel.SockStat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one tick of the local ports that are taken: what the tables of connections said when they were last read,
 * and how many more there can be since. Two numbers that are read at every tick bound that without the tables: all sockets of the
 * network namespace, TIME_WAIT included, and the connections that it has begun to open since ({@code ActiveOpens}), for a port
 * is taken by no other event. Values alone: samples are remembered, and must not keep the tables alive.
 */
final class TakenPorts {
    /** As long as TIME_WAIT lasts: what was seen before says nothing of now. */
    private static final double STANDS_SECONDS = 60;

    /** What is no older holds in any case. */
    private static final double FRESH_SECONDS = 3;

    private final @Nullable Long readAtNanos;
    private final double ageSeconds;
    private final @Nullable String problem;
    private final Figure sockets;
    private final long now;
    private final Figure openedSince;
    private final boolean isOfBound;
    private final Optional<BoundPorts> bound;

    /** @param tables as they were read last at this instant, or a moment later; null before */
    TakenPorts(Kernel kernel, @Nullable Long readAtNanos, @Nullable Connections tables) {
        this.readAtNanos = readAtNanos;
        isOfBound = tables != null && tables.isOfBound();
        bound = tables == null ? Optional.empty() : tables.bound();
        now = kernel.now();
        problem = kernel.connections().problem();
        Double age = kernel.ageSeconds(readAtNanos);
        ageSeconds = age == null ? Double.POSITIVE_INFINITY : age;
        sockets = kernel.figure(SockStat.FILE, SockStat::socketsAndTimeWait);
        openedSince = openedSince(kernel.figure(Snmp.FILE, snmp -> snmp.tcp("ActiveOpens")), tables);
    }

    private static Figure openedSince(Figure opened, @Nullable Connections tables) {
        if (tables == null || !tables.activeOpens().isNumber()) {
            return Figure.unknown("not read yet");
        }
        return opened.map(now -> Math.max(0, now - tables.activeOpens().value()));
    }

    /** What was read, however long ago, still says something of now. */
    boolean stands() {
        return ageSeconds < STANDS_SECONDS;
    }

    /** The most that can be taken towards a destination; unknown where nothing bounds it. */
    Figure atMost(@Nullable PortsTaken lastSeen) {
        return lastSeen == null ? sockets : atMost(lastSeen.all());
    }

    private Figure atMost(int whenRead) {
        Figure grown = openedSince.map(opened -> whenRead + opened);
        return grown.isNumber() && sockets.isNumber() ? grown.min(sockets) : grown.isNumber() ? grown : sockets;
    }

    /** The most that can be in use of any local address to which the process binds clients. */
    Figure atMostBound() {
        Integer seen = boundWhenRead();
        return seen == null ? sockets : atMost(seen);
    }

    /** The same as far as it was not seen a moment ago. */
    Figure atMostBoundInDoubt() {
        Integer seen = boundWhenRead();
        return seen != null && isFresh() ? Figure.of(seen) : atMostBound();
    }

    /** Null when nobody looked. */
    private @Nullable Integer boundWhenRead() {
        return isOfBound ? bound.map(BoundPorts::all).orElse(0) : null;
    }

    /** The local address to which the process binds clients, as of the last minute. */
    Optional<BoundPorts> bound() {
        return stands() ? bound : Optional.empty();
    }

    /** What was read holds in any case. */
    boolean isFresh() {
        return ageSeconds <= FRESH_SECONDS;
    }

    /** Why what was read may not hold any more, once it is not fresh. */
    String doubt() {
        return readAtNanos == null
                ? "the kernel's tables of connections: " + problem
                : "the kernel's tables of connections were read " + Math.round(ageSeconds) + " s ago";
    }

    /** All sockets of the network namespace, those in TIME_WAIT included. */
    Figure sockets() {
        return sockets;
    }

    /** The instant of the tick, by the kernel's clock. */
    long now() {
        return now;
    }

    double ageSeconds() {
        return ageSeconds;
    }

    @Nullable
    Long readAtNanos() {
        return readAtNanos;
    }
}
