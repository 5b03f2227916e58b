package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One resource of a snapshot. */
public final class Resource {
    private final Bean bean;

    Resource(Bean bean) {
        this.bean = bean;
    }

    public String id() {
        return Objects.requireNonNullElse(bean.name().getKeyProperty("name"), "");
    }

    public String title() {
        return bean.text("Title", "name");
    }

    public @Nullable Long used() {
        return bean.longValue("Used");
    }

    public @Nullable Long limit() {
        return bean.longValue("Limit");
    }

    public @Nullable Long available() {
        return bean.longValue("Available");
    }

    public @Nullable Long peak() {
        return bean.longValue("Peak");
    }

    /** 0 to 1. Never computed here: only the agent knows whether used and limit may be compared. */
    public @Nullable Double utilization() {
        return bean.doubleValue("UtilizationRatio");
    }

    /** What one more connection uses of it; null when that is not known, or the agent is too old to know. */
    public @Nullable Double connectionCost() {
        return bean.doubleValue("ConnectionCost");
    }

    /** How many more connections until it is full; null likewise. */
    public @Nullable Long availableConnections() {
        return bean.longValue("AvailableConnections");
    }

    public boolean isFull() {
        return utilization() != null && utilization() >= 1;
    }

    public @Nullable Double trendPerSecond() {
        return bean.doubleValue("TrendPerSecond");
    }

    public @Nullable Double exhaustionSeconds() {
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

    private static double orZero(@Nullable Double ratio) {
        return ratio == null ? 0 : ratio;
    }

    /** The number in this resource's unit. */
    public String amount(@Nullable Long number) {
        return Numbers.amount(number, unit());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resource && ((Resource) other).bean.name().equals(bean.name());
    }

    @Override
    public int hashCode() {
        return bean.name().hashCode();
    }
}
