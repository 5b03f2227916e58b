package io.tcpheadroom.sample;

import java.util.Comparator;
import java.util.List;

/** The open sockets of all apps, by the apps' names: an order that stands still while the numbers move. */
record OpenSockets(List<AppSockets> apps) {
    static OpenSockets read(Beans beans) {
        return new OpenSockets(
                beans.read("type=App,name=*", "Name", "Open", "Clients", "Accepted", "Listeners").stream()
                        .map(OpenSockets::app)
                        .sorted(Comparator.comparing(AppSockets::name))
                        .toList());
    }

    private static AppSockets app(Bean bean) {
        return new AppSockets(
                bean.text("Name"),
                sockets(bean, "Open"),
                sockets(bean, "Clients"),
                sockets(bean, "Accepted"),
                sockets(bean, "Listeners"));
    }

    private static long sockets(Bean bean, String attribute) {
        Long sockets = bean.whole(attribute);
        return sockets == null ? 0 : sockets;
    }
}
