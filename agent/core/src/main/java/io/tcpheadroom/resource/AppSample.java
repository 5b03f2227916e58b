package io.tcpheadroom.resource;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.Kind;
import org.jspecify.annotations.Nullable;

/** The sockets of one app at one tick: immutable, so that all numbers of one scrape belong together. */
public final class AppSample implements AppMXBean {
    private final String name;
    private final long clients;
    private final long accepted;
    private final long listeners;
    private final long datagrams;
    private final long peak;
    private final long openedTotal;
    private final long closedTotal;
    private final long acceptedTotal;
    private final long connectedTotal;
    private final long connectFailedTotal;
    private final long reclaimedTotal;
    private final long leakedTotal;
    private final @Nullable String reclaimedFrom;
    private final @Nullable String leakedFrom;
    private final @Nullable String openFrom;
    private final @Nullable StateCounts states;
    private final @Nullable Double statesAgeSeconds;

    /**
     * @param peak the highest open of any sample before this
     * @param reclaimedFrom see {@link #reclaimedFrom()}
     * @param leakedFrom see {@link #leakedFrom()}
     * @param openFrom see {@link #openFrom()}
     * @param states null before the first reading of the kernel's tables
     * @param statesAgeSeconds how old they are
     */
    AppSample(
            App app,
            long peak,
            @Nullable String reclaimedFrom,
            @Nullable String leakedFrom,
            @Nullable String openFrom,
            @Nullable StateCounts states,
            @Nullable Double statesAgeSeconds) {
        this.states = states;
        this.statesAgeSeconds = statesAgeSeconds;
        name = app.name();
        clients = app.open(Kind.CLIENT);
        accepted = app.open(Kind.ACCEPTED);
        listeners = app.open(Kind.LISTENER);
        datagrams = app.open(Kind.DATAGRAM);
        openedTotal = app.openedTotal();
        closedTotal = app.closedTotal();
        acceptedTotal = app.acceptedTotal();
        connectedTotal = app.connectedTotal();
        connectFailedTotal = app.connectFailedTotal();
        reclaimedTotal = app.reclaimedTotal();
        leakedTotal = app.leakedTotal();
        this.peak = Math.max(peak, getOpen());
        this.reclaimedFrom = reclaimedFrom;
        this.leakedFrom = leakedFrom;
        this.openFrom = openFrom;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public long getOpen() {
        return clients + accepted + listeners + datagrams;
    }

    @Override
    public long getClients() {
        return clients;
    }

    @Override
    public long getAccepted() {
        return accepted;
    }

    @Override
    public long getListeners() {
        return listeners;
    }

    @Override
    public long getDatagrams() {
        return datagrams;
    }

    @Override
    public long getPeak() {
        return peak;
    }

    @Override
    public long getOpenedTotal() {
        return openedTotal;
    }

    @Override
    public long getClosedTotal() {
        return closedTotal;
    }

    @Override
    public long getAcceptedTotal() {
        return acceptedTotal;
    }

    @Override
    public long getConnectedTotal() {
        return connectedTotal;
    }

    @Override
    public long getConnectFailedTotal() {
        return connectFailedTotal;
    }

    @Override
    public long getReclaimedTotal() {
        return reclaimedTotal;
    }

    @Override
    public long getLeakedTotal() {
        return leakedTotal;
    }

    @Override
    public @Nullable Long getEstablished() {
        return states == null ? null : (Long) states.established();
    }

    @Override
    public @Nullable Long getCloseWait() {
        return states == null ? null : (Long) states.closeWait();
    }

    @Override
    public @Nullable Long getSynSent() {
        return states == null ? null : (Long) states.synSent();
    }

    @Override
    public @Nullable Long getFinWait() {
        return states == null ? null : (Long) states.finWait();
    }

    @Override
    public @Nullable Long getUnreadBytes() {
        return states == null ? null : (Long) states.unreadBytes();
    }

    @Override
    public @Nullable Long getUnsentBytes() {
        return states == null ? null : (Long) states.unsentBytes();
    }

    @Override
    public @Nullable Double getStatesAgeSeconds() {
        return statesAgeSeconds;
    }

    /** The call site of most of the reclaimed sockets, of those that were looked up. */
    public @Nullable String reclaimedFrom() {
        return reclaimedFrom;
    }

    /** The call site of most of the leaked sockets, of those that were looked up. */
    public @Nullable String leakedFrom() {
        return leakedFrom;
    }

    /** The call site of most of the open sockets, of those that were looked up. */
    public @Nullable String openFrom() {
        return openFrom;
    }

    @Override
    public String toString() {
        return name + " " + getOpen() + " open (" + clients + " clients, " + accepted + " accepted, " + listeners
                + " listeners, " + datagrams + " datagrams), at most " + peak + "; opened " + openedTotal + ", closed "
                + closedTotal + ", accepted " + acceptedTotal + ", connected " + connectedTotal + ", connect failed "
                + connectFailedTotal + ", reclaimed " + reclaimedTotal + ", leaked " + leakedTotal;
    }
}
