package io.tcpheadroom.jmx;

import io.tcpheadroom.resource.Endpoint;
import io.tcpheadroom.tracker.OpenSocket;

/** What is said of a socket, as text; null where there is nothing to say. */
final class SocketTexts {
    private SocketTexts() {}

    static String callSite(OpenSocket socket) {
        return socket.callSite() == null ? null : socket.callSite().text();
    }

    static String destination(OpenSocket socket) {
        return socket.destination() == null ? null : Endpoint.text(socket.destination());
    }
}
