package io.tcpheadroom.resource;

import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.api.Status;

/** What a resource came to at one tick. Immutable; a number that cannot be had is null, and the reason says why. */
public final class ResourceSample implements ResourceMXBean {
    private final Resource resource;
    private final Reading reading;
    private final Double ageSeconds;
    private final Long peak;
    private final Double trendPerSecond;
    private final Double exhaustionSeconds;
    private final Status status;
    private final long exceededTotal;

    ResourceSample(
            Resource resource,
            Reading reading,
            Double ageSeconds,
            Long peak,
            Double trendPerSecond,
            Double exhaustionSeconds,
            Status status,
            long exceededTotal) {
        this.resource = resource;
        this.reading = reading;
        this.ageSeconds = ageSeconds;
        this.peak = peak;
        this.trendPerSecond = trendPerSecond;
        this.exhaustionSeconds = exhaustionSeconds;
        this.status = status;
        this.exceededTotal = exceededTotal;
    }

    /** What is fixed about it: id, title, scope, unit, source, symptom, remedy. */
    public ResourceSpec spec() {
        return resource.spec();
    }

    public String id() {
        return resource.spec().id();
    }

    @Override
    public Long getUsed() {
        return reading.used().orNull();
    }

    @Override
    public Long getLimit() {
        return reading.limit().orNull();
    }

    @Override
    public Long getAvailable() {
        return reading.available();
    }

    @Override
    public Double getUtilizationRatio() {
        return reading.utilization();
    }

    @Override
    public Long getPeak() {
        return peak;
    }

    @Override
    public Double getTrendPerSecond() {
        return trendPerSecond;
    }

    @Override
    public Double getExhaustionSeconds() {
        return exhaustionSeconds;
    }

    @Override
    public String getStatus() {
        return status.name();
    }

    @Override
    public Double getAgeSeconds() {
        return ageSeconds;
    }

    @Override
    public String getReason() {
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
