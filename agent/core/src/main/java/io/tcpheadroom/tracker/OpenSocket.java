package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;

/** An open socket, as it was when someone asked. Immutable. */
public final class OpenSocket {
    /** How far a socket has come, by what the program did with it. */
    public enum State {
        OPEN,
        BOUND,
        CONNECTING,
        CONNECTED,
        LISTENING
    }

    private static final String UNREACHABLE =
            "unreachable yet open: the program dropped it without a close, and nothing will ever close it";

    private final int descriptor;
    private final App app;
    private final Kind kind;
    private final State state;
    private final boolean isBound;
    private final CallSite callSite;
    private final InetSocketAddress destination;
    private final String suspicion;

    OpenSocket(SocketRecord socket) {
        Destination to = socket.destination;
        descriptor = socket.fd;
        app = socket.app;
        kind = socket.kind;
        state = state(socket);
        isBound = socket.isBound;
        callSite = socket.callSite;
        destination = to == null ? null : to.address();
        suspicion = socket.isLeaked ? UNREACHABLE : null;
    }

    private static State state(SocketRecord socket) {
        if (socket.listener != null) {
            return State.LISTENING;
        }
        if (socket.isConnected || socket.kind == Kind.ACCEPTED) {
            return State.CONNECTED;
        }
        return socket.isConnecting ? State.CONNECTING : socket.isBound ? State.BOUND : State.OPEN;
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

    public State state() {
        return state;
    }

    /** The program gave it a local address: a listener's, a datagram socket's, or a client's own, which takes a port for itself. */
    public boolean isBound() {
        return isBound;
    }

    /** Where it was opened, an accepted one where its listener was; null when that was not looked up. */
    public CallSite callSite() {
        return callSite;
    }

    /** Where it connected to; null when it did not, or when its destination is beyond the cap. */
    public InetSocketAddress destination() {
        return destination;
    }

    /** Why it looks leaked; null when it does not. */
    public String suspicion() {
        return suspicion;
    }
}
