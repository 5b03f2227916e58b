package io.tcpheadroom.resource;

import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.api.Status;
import org.jspecify.annotations.Nullable;

/** What a resource came to at one tick. Immutable. Why a number cannot be had is in the reason. */
public final class ResourceSample implements ResourceMXBean {
    private final Resource resource;
    private final Reading reading;
    private final @Nullable Double ageSeconds;
    private final @Nullable Long peak;
    private final @Nullable Double trendPerSecond;
    private final @Nullable Double exhaustionSeconds;
    private final Status status;
    private final long exceededTotal;
    private final ConnectionCost cost;

    ResourceSample(
            Resource resource,
            Reading reading,
            @Nullable Double ageSeconds,
            @Nullable Long peak,
            @Nullable Double trendPerSecond,
            @Nullable Double exhaustionSeconds,
            Status status,
            long exceededTotal,
            ConnectionCost cost) {
        this.resource = resource;
        this.reading = reading;
        this.ageSeconds = ageSeconds;
        this.peak = peak;
        this.trendPerSecond = trendPerSecond;
        this.exhaustionSeconds = exhaustionSeconds;
        this.status = status;
        this.exceededTotal = exceededTotal;
        this.cost = cost;
    }

    /** The same resource at a time of which nothing is known, for this reason. */
    public ResourceSample unknown(String reason) {
        return new ResourceSample(
                resource, Reading.failed(reason), null, peak, null, null, Status.UNKNOWN, exceededTotal, cost);
    }

    /** What is fixed about it: id, title, scope, unit, source, symptom, remedy. */
    public ResourceSpec spec() {
        return resource.spec();
    }

    public String id() {
        return resource.spec().id();
    }

    @Override
    public @Nullable Long getUsed() {
        return reading.used().orNull();
    }

    @Override
    public @Nullable Long getLimit() {
        return reading.limit().orNull();
    }

    @Override
    public @Nullable Long getAvailable() {
        return reading.available();
    }

    @Override
    public @Nullable Double getUtilizationRatio() {
        return reading.utilization();
    }

    @Override
    public @Nullable Long getPeak() {
        return peak;
    }

    @Override
    public @Nullable Double getTrendPerSecond() {
        return trendPerSecond;
    }

    @Override
    public @Nullable Double getExhaustionSeconds() {
        return exhaustionSeconds;
    }

    @Override
    public String getStatus() {
        return status.name();
    }

    @Override
    public @Nullable Double getAgeSeconds() {
        return ageSeconds;
    }

    @Override
    public @Nullable String getReason() {
        return reading.reason();
    }

    @Override
    public double getWarnRatio() {
        return resource.warnRatio();
    }

    @Override
    public double getCriticalRatio() {
        return resource.criticalRatio();
    }

    @Override
    public long getExceededTotal() {
        return exceededTotal;
    }

    @Override
    public @Nullable Double getConnectionCost() {
        return cost.perConnection();
    }

    @Override
    public String getConnectionCostSource() {
        return cost.source().name();
    }

    @Override
    public @Nullable Integer getConnectionCostReadings() {
        return cost.readings();
    }

    @Override
    public @Nullable Double getConnectionCostErrorRatio() {
        return cost.errorRatio();
    }

    @Override
    public @Nullable Long getAvailableConnections() {
        return cost.connectionsIn(reading.available());
    }

    public Status status() {
        return status;
    }

    @Override
    public void setWarnRatio(double ratio) {
        resource.setWarnRatio(ratio);
    }

    @Override
    public void setCriticalRatio(double ratio) {
        resource.setCriticalRatio(ratio);
    }

    @Override
    public String measure() {
        return resource.measure();
    }

    @Override
    public String getTitle() {
        return spec().title();
    }

    @Override
    public String getScope() {
        return spec().scope().name();
    }

    @Override
    public String getUnit() {
        return spec().unit();
    }

    @Override
    public String getSource() {
        return spec().source();
    }

    @Override
    public String getSymptom() {
        return spec().symptom();
    }

    @Override
    public String getRemedy() {
        return spec().remedy();
    }

    @Override
    public String toString() {
        return resource.spec().id() + " " + reading.used() + " of " + reading.limit() + " " + status;
    }
}
