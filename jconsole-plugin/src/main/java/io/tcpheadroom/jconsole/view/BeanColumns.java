package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Durations;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Timeline;
import java.util.Comparator;

/** Columns that show an attribute of one type of bean; the heading's tooltip is the attribute's own description. */
final class BeanColumns {
    private final BeanType type;

    BeanColumns(BeanType type) {
        this.type = type;
    }

    Column<Bean> text(String heading, String attribute) {
        return Column.text(heading, type.describe(attribute), bean -> bean.text(attribute));
    }

    /** @param key of the object name, shown when the attribute is absent */
    Column<Bean> text(String heading, String attribute, String key) {
        return Column.text(heading, type.describe(attribute), bean -> bean.text(attribute, key));
    }

    Column<Bean> count(String heading, String attribute) {
        return Column.number(heading, type.describe(attribute), bean -> bean.longValue(attribute), Numbers::count);
    }

    /** A number that is a name, such as a port: not grouped. */
    Column<Bean> identifier(String heading, String attribute) {
        return Column.number(
                heading,
                type.describe(attribute),
                bean -> bean.longValue(attribute),
                number -> number == null ? Numbers.ABSENT : number.toString());
    }

    /** How long something took. */
    Column<Bean> measured(String heading, String attribute) {
        return Column.number(
                heading, type.describe(attribute), bean -> bean.doubleValue(attribute), Durations::measured);
    }

    /** How much it was over the last minutes; takes the room that the others leave. */
    Column<Bean> history(String attribute, Timeline timeline) {
        return Column.rendered(
                        "Last 5 min",
                        type.describe(attribute) + "\nScaled from 0 to the maximum of the last 5 minutes",
                        Comparator.comparing(
                                (Bean bean) -> bean.longValue(attribute),
                                Comparator.nullsFirst(Comparator.<Long>naturalOrder())),
                        new SparklineCell(timeline))
                .fillWidth();
    }

    /** How fast the counter grows. */
    Column<Bean> rate(String heading, String counter) {
        return Column.number(
                heading, type.describeRate(counter), bean -> bean.ratePerSecond(counter), Numbers::perSecond);
    }

    Column<Bean> percent(String heading, String attribute) {
        return Column.number(heading, type.describe(attribute), bean -> bean.doubleValue(attribute), Numbers::percent);
    }
}
