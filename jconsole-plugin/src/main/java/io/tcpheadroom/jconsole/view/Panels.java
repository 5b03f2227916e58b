package io.tcpheadroom.jconsole.view;

import java.util.List;

/**
 * The inner tabs, from left to right. <b>A new panel is one line here</b>; if it shows a kind of bean that no snapshot holds
 * yet, one more in {@link io.tcpheadroom.jconsole.model.BeanType}.
 */
final class Panels {
    private Panels() {}

    /** @param resource the panel about the selected resource, which the view brings to the front itself */
    static List<Panel> all(Session session, FindingsPanel findings, ResourcePanel resource) {
        return List.of(
                findings,
                resource,
                new AppsPanel(session),
                new SuspectsPanel(),
                new ListenersPanel(session),
                DestinationsPanel.create(session.timeline()),
                PoolsPanel.create(),
                WallsPanel.create(),
                new PlanPanel(session),
                new TimelinePanel(session),
                KernelPanel.create());
    }
}
