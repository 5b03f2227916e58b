package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Figures;
import io.tcpheadroom.jconsole.model.Kind;
import java.util.function.Function;

/** Columns that show an attribute of one kind of bean; the heading's tooltip is the attribute's own description. */
final class BeanColumns {
    private final Kind kind;

    BeanColumns(Kind kind) {
        this.kind = kind;
    }

    Column<Bean> text(String heading, String attribute) {
        return Column.text(heading, kind.describe(attribute), bean -> bean.text(attribute));
    }

    /** @param key of the object name, shown when the attribute is absent */
    Column<Bean> text(String heading, String attribute, String key) {
        return Column.text(heading, kind.describe(attribute), bean -> bean.text(attribute, key));
    }

    Column<Bean> count(String heading, String attribute) {
        return whole(heading, attribute, Figures::count);
    }

    /** A number that is a name, such as a port: not grouped. */
    Column<Bean> identifier(String heading, String attribute) {
        return whole(heading, attribute, number -> number == null ? Figures.ABSENT : number.toString());
    }

    private Column<Bean> whole(String heading, String attribute, Function<Long, String> text) {
        return Column.number(
                heading,
                kind.describe(attribute),
                bean -> bean.whole(attribute),
                bean -> text.apply(bean.whole(attribute)));
    }

    /** How fast the counter grows. */
    Column<Bean> rate(String heading, String counter) {
        return Column.number(
                heading,
                kind.describeRate(counter),
                bean -> bean.perSecond(counter),
                bean -> Figures.perSecond(bean.perSecond(counter)));
    }

    Column<Bean> percent(String heading, String attribute) {
        return Column.number(
                heading,
                kind.describe(attribute),
                bean -> bean.real(attribute),
                bean -> Figures.percent(bean.real(attribute)));
    }
}
