package io.tcpheadroom.resource;

import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.api.Status;

/** What a resource came to at one tick. Immutable; a number that cannot be had is null, and the reason says why. */
public final class ResourceSample implements ResourceMXBean {
    private final Resource resource;
    private final Reading reading;
    private final Long peak;
    private final Double trend;
    private final Status status;
    private final long exceededTotal;

    ResourceSample(Resource resource, Reading reading, Long peak, Double trend, Status status, long exceededTotal) {
        this.resource = resource;
        this.reading = reading;
        this.peak = peak;
        this.trend = trend;
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
        return hasBoth()
                ? (Long) Math.max(0, reading.limit().value() - reading.used().value())
                : null;
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
        return trend;
    }

    @Override
    public Double getExhaustionSeconds() {
        return hasBoth() && trend != null && trend > 0 ? (Double) (getAvailable() / trend) : null;
    }

    @Override
    public String getStatus() {
        return status.name();
    }

    @Override
    public Double getAgeSeconds() {
        return reading.ageSeconds();
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

    private boolean hasBoth() {
        return reading.used().isNumber() && reading.limit().isNumber();
    }

    @Override
    public String toString() {
        return resource.spec().id() + " " + reading.used() + " of " + reading.limit() + " " + status;
    }
}
