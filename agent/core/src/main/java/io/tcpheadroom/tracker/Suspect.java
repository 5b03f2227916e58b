package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;

/** An open socket that looks leaked, as it was when someone asked. Immutable. */
public final class Suspect {
    private final int descriptor;
    private final App app;
    private final Kind kind;
    private final CallSite callSite;
    private final InetSocketAddress destination;

    Suspect(SocketRecord socket) {
        Destination to = socket.destination;
        descriptor = socket.fd;
        app = socket.app;
        kind = socket.kind;
        callSite = socket.callSite;
        destination = to == null ? null : to.address();
    }

    public int descriptor() {
        return descriptor;
    }

    public App app() {
        return app;
    }

    public Kind kind() {
        return kind;
    }

    /** Where it was opened, an accepted one where its listener was; null when that was not looked up. */
    public CallSite callSite() {
        return callSite;
    }

    /** Where it connected to; null when it did not, or when its destination is beyond the cap. */
    public InetSocketAddress destination() {
        return destination;
    }

    /** Why it looks leaked. */
    public String reason() {
        return "unreachable yet open: the program dropped it without a close, and nothing will ever close it";
    }
}
