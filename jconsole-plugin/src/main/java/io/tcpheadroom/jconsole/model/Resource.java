package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Status;
import java.util.Arrays;
import java.util.Locale;

/** One resource of a snapshot: something that is used up against a limit. What cannot be had is {@code null}. */
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
        return bean.whole("Used");
    }

    public Long limit() {
        return bean.whole("Limit");
    }

    public Long available() {
        return bean.whole("Available");
    }

    public Long peak() {
        return bean.whole("Peak");
    }

    /** 0 to 1; never computed here: whether used and limit may be compared is the agent's to say. */
    public Double ratio() {
        return bean.real("UtilizationRatio");
    }

    public boolean isFull() {
        return ratio() != null && ratio() >= 1;
    }

    public Double trendPerSecond() {
        return bean.real("TrendPerSecond");
    }

    public Double exhaustionSeconds() {
        return bean.real("ExhaustionSeconds");
    }

    /** UNKNOWN for a word that a newer agent may have and this plugin has not. */
    public Status status() {
        String word = bean.text("Status");
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElse(Status.UNKNOWN);
    }

    public String scope() {
        String scope = bean.text("Scope");
        return scope == null ? "" : scope.toLowerCase(Locale.ROOT);
    }

    public String unit() {
        String unit = bean.text("Unit");
        return unit == null ? "" : unit;
    }

    /** A text attribute, empty when absent. */
    public String text(String attribute) {
        String text = bean.text(attribute);
        return text == null ? "" : text;
    }

    /** 0: off. */
    public double warnRatio() {
        return orZero(bean.real("WarnRatio"));
    }

    /** 0: off. */
    public double criticalRatio() {
        return orZero(bean.real("CriticalRatio"));
    }

    private static double orZero(Double ratio) {
        return ratio == null ? 0 : ratio;
    }

    /** The number in this resource's unit. */
    public String amount(Long number) {
        return Figures.amount(number, unit());
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
