package io.tcpheadroom.jconsole.view;

import java.util.List;

/**
 * The inner tabs, from left to right. <b>A new panel is one line here</b>; if it shows a kind of bean that no snapshot holds
 * yet, one more in {@link io.tcpheadroom.jconsole.model.Kind}.
 */
final class Panels {
    private Panels() {}

    static List<Panel> all() {
        return List.of(AppsPanel.create(), ListenersPanel.create(), DestinationsPanel.create());
    }
}
