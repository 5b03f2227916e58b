package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ConnectorMXBean;
import io.tcpheadroom.resource.ConnectorSample;

/** A connector's sample as its MXBean. */
final class ConnectorValues implements ConnectorMXBean {
    private final ConnectorSample sample;

    ConnectorValues(ConnectorSample sample) {
        this.sample = sample;
    }

    @Override
    public String getName() {
        return sample.name();
    }

    @Override
    public Long getConnections() {
        return sample.connections().orNull();
    }

    @Override
    public Long getMaxConnections() {
        return sample.maxConnections().orNull();
    }

    @Override
    public Double getConnectionsRatio() {
        return sample.connectionsRatio();
    }

    @Override
    public Long getThreadsBusy() {
        return sample.threadsBusy().orNull();
    }

    @Override
    public Long getMaxThreads() {
        return sample.maxThreads().orNull();
    }

    @Override
    public Double getThreadsRatio() {
        return sample.threadsRatio();
    }
}
