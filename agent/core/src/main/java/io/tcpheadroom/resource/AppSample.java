package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.Kind;

/** The sockets of one app at one tick: immutable, so that all numbers of one scrape belong together. */
public final class AppSample {
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
    private final String reclaimedFrom;
    private final String leakedFrom;

    /**
     * @param peak the highest open of any sample before this
     * @param reclaimedFrom see {@link #reclaimedFrom()}
     * @param leakedFrom see {@link #leakedFrom()}
     */
    AppSample(App app, long peak, String reclaimedFrom, String leakedFrom) {
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
        this.peak = Math.max(peak, open());
        this.reclaimedFrom = reclaimedFrom;
        this.leakedFrom = leakedFrom;
    }

    public String name() {
        return name;
    }

    /** The sum of the four kinds. */
    public long open() {
        return clients + accepted + listeners + datagrams;
    }

    public long clients() {
        return clients;
    }

    public long accepted() {
        return accepted;
    }

    public long listeners() {
        return listeners;
    }

    public long datagrams() {
        return datagrams;
    }

    /** The highest open of any sample so far. */
    public long peak() {
        return peak;
    }

    public long openedTotal() {
        return openedTotal;
    }

    public long closedTotal() {
        return closedTotal;
    }

    public long acceptedTotal() {
        return acceptedTotal;
    }

    public long connectedTotal() {
        return connectedTotal;
    }

    public long connectFailedTotal() {
        return connectFailedTotal;
    }

    public long reclaimedTotal() {
        return reclaimedTotal;
    }

    public long leakedTotal() {
        return leakedTotal;
    }

    /** The call site of most of the reclaimed sockets, of those that were looked up; null when none was. */
    public String reclaimedFrom() {
        return reclaimedFrom;
    }

    /** The call site of most of the leaked sockets, of those that were looked up; null when none was. */
    public String leakedFrom() {
        return leakedFrom;
    }

    @Override
    public String toString() {
        return name + " " + open() + " open (" + clients + " clients, " + accepted + " accepted, " + listeners
                + " listeners, " + datagrams + " datagrams), at most " + peak + "; opened " + openedTotal + ", closed "
                + closedTotal + ", accepted " + acceptedTotal + ", connected " + connectedTotal + ", connect failed "
                + connectFailedTotal + ", reclaimed " + reclaimedTotal + ", leaked " + leakedTotal;
    }
}
