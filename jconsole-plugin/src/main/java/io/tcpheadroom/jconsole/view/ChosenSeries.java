package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.TimeSeries;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A number of which the tab keeps the history, as it is called in a list: what a resource used, what an app has open. */
final class ChosenSeries {
    private final ObjectName bean;
    private final String title;
    private final String unit;

    private ChosenSeries(ObjectName bean, String title, String unit) {
        this.bean = bean;
        this.title = title;
        this.unit = unit;
    }

    static ChosenSeries of(ObjectName name, Snapshot snapshot) {
        Bean bean = snapshot.bean(name).orElse(null);
        if (bean == null) {
            return new ChosenSeries(name, name.getCanonicalName(), "");
        }
        String type = String.valueOf(name.getKeyProperty("type"));
        switch (type) {
            case "Resource":
                return new ChosenSeries(name, bean.text("Title", "name"), bean.textOrEmpty("Unit"));
            case "App":
                return new ChosenSeries(name, "App " + bean.text("Name", "name") + ", open", "sockets");
            default:
                String end = bean.text("Address", "address") + ":" + bean.longValue("Port");
                return type.equals("Listener")
                        ? new ChosenSeries(name, "Listener " + end + ", queued", "connections")
                        : new ChosenSeries(name, "Destination " + end + ", ports", "ports");
        }
    }

    ObjectName bean() {
        return bean;
    }

    boolean isOfResource() {
        return "Resource".equals(bean.getKeyProperty("type"));
    }

    String unit() {
        return unit;
    }

    /** At or before that second. */
    static @Nullable Long at(TimeSeries series, double second) {
        int index = series.indexSince(second + 0.5) - 1;
        return index < 0 || Double.isNaN(series.used(index)) ? null : (Long) (long) series.used(index);
    }

    String amount(@Nullable Long number) {
        return Numbers.amount(number, unit);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChosenSeries && ((ChosenSeries) other).bean.equals(bean);
    }

    @Override
    public int hashCode() {
        return bean.hashCode();
    }

    /** As the list shows it. */
    @Override
    public String toString() {
        return title;
    }
}
