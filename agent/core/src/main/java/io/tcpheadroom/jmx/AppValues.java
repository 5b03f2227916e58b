package io.tcpheadroom.jmx;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.resource.AppSample;

/** An app's sample as its MXBean. */
final class AppValues implements AppMXBean {
    private final AppSample sample;

    AppValues(AppSample sample) {
        this.sample = sample;
    }

    @Override
    public String getName() {
        return sample.name();
    }

    @Override
    public long getOpen() {
        return sample.open();
    }

    @Override
    public long getClients() {
        return sample.clients();
    }

    @Override
    public long getAccepted() {
        return sample.accepted();
    }

    @Override
    public long getListeners() {
        return sample.listeners();
    }

    @Override
    public long getDatagrams() {
        return sample.datagrams();
    }

    @Override
    public long getPeak() {
        return sample.peak();
    }

    @Override
    public long getOpenedTotal() {
        return sample.openedTotal();
    }

    @Override
    public long getClosedTotal() {
        return sample.closedTotal();
    }

    @Override
    public long getAcceptedTotal() {
        return sample.acceptedTotal();
    }

    @Override
    public long getConnectedTotal() {
        return sample.connectedTotal();
    }

    @Override
    public long getConnectFailedTotal() {
        return sample.connectFailedTotal();
    }

    @Override
    public long getReclaimedTotal() {
        return sample.reclaimedTotal();
    }

    @Override
    public long getLeakedTotal() {
        return sample.leakedTotal();
    }
}
