package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Timeline;
import java.util.List;

/**
 * The inner tabs, from left to right. <b>A new panel is one line here</b>; if it shows a kind of bean that no snapshot holds
 * yet, one more in {@link io.tcpheadroom.jconsole.model.BeanType}.
 */
final class Panels {
    private Panels() {}

    static List<Panel> all(Timeline timeline, Selection selection) {
        return List.of(
                new ResourcePanel(timeline, selection),
                AppsPanel.create(timeline),
                EndpointPanel.listeners(),
                EndpointPanel.destinations(),
                KernelPanel.create());
    }
}
