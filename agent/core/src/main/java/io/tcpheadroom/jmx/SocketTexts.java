package io.tcpheadroom.jmx;

import io.tcpheadroom.resource.Endpoint;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.OpenSocket;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What is said of a socket, as text, where there is anything to say. */
final class SocketTexts {
    private SocketTexts() {}

    static @Nullable String callSite(OpenSocket socket) {
        CallSite callSite = socket.callSite();
        return callSite == null ? null : callSite.text();
    }

    static @Nullable String destination(OpenSocket socket) {
        InetSocketAddress destination = socket.destination();
        return destination == null ? null : Endpoint.text(destination);
    }
}
