package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.resource.ListenerSample;
import java.util.List;

/** The listeners that have no bean of their own, so that sums over all beans are exact. Their queues share no limit. */
final class OtherListeners implements ListenerMXBean {
    static final String OTHER = "other";

    private final List<ListenerSample> listeners;

    OtherListeners(List<ListenerSample> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Long getUsed() {
        return listeners.stream()
                .map(listener -> listener.queued().orNull())
                .filter(queued -> queued != null)
                .reduce(Long::sum)
                .orElse(null);
    }

    @Override
    public Long getLimit() {
        return null;
    }

    @Override
    public Double getUtilizationRatio() {
        return null;
    }

    @Override
    public Integer getBacklog() {
        return null;
    }

    @Override
    public long getAcceptedTotal() {
        return listeners.stream().mapToLong(ListenerSample::acceptedTotal).sum();
    }

    @Override
    public String getApp() {
        return OTHER;
    }

    @Override
    public String getAddress() {
        return OTHER;
    }

    @Override
    public int getPort() {
        return 0;
    }

    @Override
    public Long getHalfOpen() {
        return null;
    }

    @Override
    public Double getHalfOpenAgeSeconds() {
        return null;
    }
}
