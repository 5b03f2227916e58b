package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Status;
import java.util.Arrays;
import java.util.Locale;

/** One resource of a snapshot. A number that is unavailable is {@code null}. */
public final class Resource {
    private final Bean bean;

    Resource(Bean bean) {
        this.bean = bean;
    }

    public String id() {
        return bean.name().getKeyProperty("name");
    }

    public String title() {
        return bean.text("Title", "name");
    }

    public Long used() {
        return bean.longValue("Used");
    }

    public Long limit() {
        return bean.longValue("Limit");
    }

    public Long available() {
        return bean.longValue("Available");
    }

    public Long peak() {
        return bean.longValue("Peak");
    }

    /** 0 to 1. Never computed here: only the agent knows whether used and limit may be compared. */
    public Double utilization() {
        return bean.doubleValue("UtilizationRatio");
    }

    public boolean isFull() {
        return utilization() != null && utilization() >= 1;
    }

    public Double trendPerSecond() {
        return bean.doubleValue("TrendPerSecond");
    }

    public Double exhaustionSeconds() {
        return bean.doubleValue("ExhaustionSeconds");
    }

    /** UNKNOWN for a status that only a newer agent has. */
    public Status status() {
        String word = bean.text("Status");
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElse(Status.UNKNOWN);
    }

    public String scope() {
        return bean.textOrEmpty("Scope").toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return bean.textOrEmpty("Unit");
    }

    /** A text attribute, empty when absent. */
    public String text(String attribute) {
        return bean.textOrEmpty(attribute);
    }

    /** 0: off. */
    public double warnRatio() {
        return orZero(bean.doubleValue("WarnRatio"));
    }

    /** 0: off. */
    public double criticalRatio() {
        return orZero(bean.doubleValue("CriticalRatio"));
    }

    private static double orZero(Double ratio) {
        return ratio == null ? 0 : ratio;
    }

    /** The number in this resource's unit. */
    public String amount(Long number) {
        return Numbers.amount(number, unit());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resource && ((Resource) other).bean.name().equals(bean.name());
    }

    @Override
    public int hashCode() {
        return bean.name().hashCode();
    }
}
