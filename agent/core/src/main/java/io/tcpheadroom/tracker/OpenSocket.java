package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of one open socket. */
public final class OpenSocket {
    /** The state of a socket, derived from the program's calls. */
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
    private final boolean tookItsPort;
    private final @Nullable CallSite callSite;
    private final @Nullable InetSocketAddress destination;
    private final @Nullable String suspicion;
    private final int inode;
    private final int ageSeconds;

    OpenSocket(SocketRecord socket) {
        descriptor = socket.fd;
        app = socket.app;
        kind = socket.kind();
        state = state(socket);
        isBound = socket.isBound();
        tookItsPort = socket.tookItsPort();
        callSite = socket.callSite;
        destination = socket.destination();
        inode = socket.inode;
        ageSeconds = socket.ageSeconds();
        suspicion = socket.isLeaked ? UNREACHABLE : null;
    }

    private static State state(SocketRecord socket) {
        if (socket.listener != null) {
            return State.LISTENING;
        }
        if (socket.isConnected || socket.kind() == Kind.ACCEPTED) {
            return State.CONNECTED;
        }
        return socket.isConnecting() ? State.CONNECTING : socket.isBound() ? State.BOUND : State.OPEN;
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

    /** Bound to a local address by the program: a listener, a datagram socket, or a client, which then has a port of its own. */
    public boolean isBound() {
        return isBound;
    }

    /** It has had its local port since it was bound; false where that is not known. */
    public boolean tookItsPort() {
        return tookItsPort;
    }

    /** Where it was opened; for an accepted socket, where its listener was. Null if the stack was not walked. */
    public @Nullable CallSite callSite() {
        return callSite;
    }

    /** Where it connects to; null if it does not, and if its destination is beyond the cap. */
    public @Nullable InetSocketAddress destination() {
        return destination;
    }

    /** The lower 32 bits of what the kernel knows it by; 0 while nobody has asked. */
    public int inode() {
        return inode;
    }

    /** For how long it has been open. */
    public int ageSeconds() {
        return ageSeconds;
    }

    /** Why it looks leaked. */
    public @Nullable String suspicion() {
        return suspicion;
    }
}
