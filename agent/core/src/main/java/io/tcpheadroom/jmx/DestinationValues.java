package io.tcpheadroom.jmx;

import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.resource.DestinationSample;

/** A destination's sample as its MXBean. */
final class DestinationValues implements DestinationMXBean {
    private final DestinationSample sample;

    DestinationValues(DestinationSample sample) {
        this.sample = sample;
    }

    @Override
    public long getUsed() {
        return sample.used();
    }

    @Override
    public Long getLimit() {
        return sample.limit().orNull();
    }

    @Override
    public Long getAvailable() {
        return sample.available();
    }

    @Override
    public Double getUtilizationRatio() {
        return sample.utilization();
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
    public String getApp() {
        return sample.app();
    }

    @Override
    public String getAddress() {
        return sample.address();
    }

    @Override
    public int getPort() {
        return sample.port();
    }

    @Override
    public Long getTimeWait() {
        return sample.timeWait();
    }

    @Override
    public Double getTimeWaitAgeSeconds() {
        return sample.timeWaitAgeSeconds();
    }
}
