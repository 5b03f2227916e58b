package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.resource.Resource;
import io.tcpheadroom.resource.ResourceSample;

/** A resource's sample as its MXBean; what is set goes to the resource itself, shows
 * at once and holds from the next sample on. */
final class ResourceValues implements ResourceMXBean {
    private final ResourceSample sample;
    private final Resource resource;
    private volatile Double warnRatioSet;
    private volatile Double criticalRatioSet;

    ResourceValues(ResourceSample sample, Resource resource) {
        this.sample = sample;
        this.resource = resource;
    }

    String id() {
        return sample.id();
    }

    @Override
    public String getTitle() {
        return sample.spec().title();
    }

    @Override
    public Long getUsed() {
        return sample.used();
    }

    @Override
    public Long getLimit() {
        return sample.limit();
    }

    @Override
    public Long getAvailable() {
        return sample.available();
    }

    @Override
    public Double getUtilizationRatio() {
        return sample.utilizationRatio();
    }

    @Override
    public Long getPeak() {
        return sample.peak();
    }

    @Override
    public Double getTrendPerSecond() {
        return sample.trendPerSecond();
    }

    @Override
    public Double getExhaustionSeconds() {
        return sample.exhaustionSeconds();
    }

    @Override
    public String getStatus() {
        return sample.status().name();
    }

    @Override
    public String getScope() {
        return sample.spec().scope().name();
    }

    @Override
    public String getUnit() {
        return sample.spec().unit();
    }

    @Override
    public String getSource() {
        return sample.spec().source();
    }

    @Override
    public String getReason() {
        return sample.reason();
    }

    @Override
    public String getSymptom() {
        return sample.spec().symptom();
    }

    @Override
    public String getRemedy() {
        return sample.spec().remedy();
    }

    @Override
    public double getWarnRatio() {
        Double set = warnRatioSet;
        return set != null ? set : sample.warnRatio();
    }

    @Override
    public void setWarnRatio(double ratio) {
        resource.setWarnRatio(ratio);
        warnRatioSet = ratio;
    }

    @Override
    public double getCriticalRatio() {
        Double set = criticalRatioSet;
        return set != null ? set : sample.criticalRatio();
    }

    @Override
    public void setCriticalRatio(double ratio) {
        resource.setCriticalRatio(ratio);
        criticalRatioSet = ratio;
    }

    @Override
    public long getExceededTotal() {
        return sample.exceededTotal();
    }

    @Override
    public Double getAgeSeconds() {
        return sample.ageSeconds();
    }

    @Override
    public String measure() {
        return resource.measure();
    }
}
