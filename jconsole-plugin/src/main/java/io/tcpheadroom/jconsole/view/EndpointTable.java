package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The shape that listeners and destinations share: at an address and port, so much of a limit is used by an app, now and over the last minutes. */
final class EndpointTable {
    private final BeanType type;
    private final Target.Kind kind;
    private final List<Column<Bean>> used = new ArrayList<>();
    private final List<Column<Bean>> flow = new ArrayList<>();
    private final BeanColumns columns;

    EndpointTable(BeanType type, Target.Kind kind) {
        this.type = type;
        this.kind = kind;
        columns = new BeanColumns(type);
    }

    /** What is used up, before its limit. */
    EndpointTable used(String heading, String attribute) {
        used.add(columns.count(heading, attribute));
        return this;
    }

    /** What passes through, after the history. */
    EndpointTable rate(String heading, String counter) {
        flow.add(columns.rate(heading, counter));
        return this;
    }

    EndpointTable measured(String heading, String attribute) {
        flow.add(columns.measured(heading, attribute));
        return this;
    }

    EndpointTable count(String heading, String attribute) {
        flow.add(columns.count(heading, attribute));
        return this;
    }

    /** @param facts what the row has no room for, in lines */
    TablePanel<Bean> create(String title, Timeline timeline, Function<Bean, String> facts, String emptyText) {
        List<Column<Bean>> all = new ArrayList<>();
        all.add(columns.text("Address", "Address", "address").shrinkable());
        all.add(columns.identifier("Port", "Port"));
        all.addAll(used);
        all.add(columns.count("Limit", "Limit"));
        all.add(columns.percent("Used", "UtilizationRatio"));
        all.add(columns.history("Used", timeline));
        all.addAll(flow);
        all.add(columns.text("App", "App").shrinkable());
        return TablePanel.of(title, type, bean -> bean.name().getCanonicalName() + facts.apply(bean), all, emptyText)
                .revealing((bean, target) -> target.kind() == kind && Endpoint.isMeant(bean, target.name()));
    }
}
