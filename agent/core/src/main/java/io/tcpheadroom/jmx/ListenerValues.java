package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.resource.ListenerSample;

/** A listener's sample as its MXBean. */
final class ListenerValues implements ListenerMXBean {
    private final ListenerSample sample;

    ListenerValues(ListenerSample sample) {
        this.sample = sample;
    }

    @Override
    public Long getUsed() {
        return sample.queued().orNull();
    }

    @Override
    public Long getLimit() {
        return sample.limit().orNull();
    }

    @Override
    public Double getUtilizationRatio() {
        return sample.utilization();
    }

    @Override
    public Integer getBacklog() {
        return sample.backlog();
    }

    @Override
    public long getAcceptedTotal() {
        return sample.acceptedTotal();
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
    public Long getHalfOpen() {
        return sample.halfOpen();
    }

    @Override
    public Double getHalfOpenAgeSeconds() {
        return sample.halfOpenAgeSeconds();
    }
}
