package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;

/** The address and port of a listener or a destination as findings write them. */
final class Endpoint {
    private Endpoint() {}

    /** By the port alone where no address is told. */
    static boolean isMeant(Bean bean, String name) {
        String port = String.valueOf(bean.longValue("Port"));
        if (name.indexOf(':') < 0) {
            return name.equals(port);
        }
        String address = bean.text("Address", "address");
        return name.equals(address + ":" + port) || name.equals("[" + address + "]:" + port);
    }
}
