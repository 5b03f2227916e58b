package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/**
 * An open socket that interception knows, as it was when the operation was called. A getter class, because MXBeans of JDK
 * 17 do not map records.
 */
public final class SocketData {
    private final int descriptor;
    private final String app;
    private final String kind;
    private final String state;
    private final boolean bound;
    private final String callSite;
    private final String destination;
    private final String suspicion;

    @ConstructorParameters({"descriptor", "app", "kind", "state", "bound", "callSite", "destination", "suspicion"})
    public SocketData(
            int descriptor,
            String app,
            String kind,
            String state,
            boolean bound,
            String callSite,
            String destination,
            String suspicion) {
        this.descriptor = descriptor;
        this.app = app;
        this.kind = kind;
        this.state = state;
        this.bound = bound;
        this.callSite = callSite;
        this.destination = destination;
        this.suspicion = suspicion;
    }

    /** The number, as in {@code /proc/PID/fd}. */
    public int getDescriptor() {
        return descriptor;
    }

    /** The app that it belongs to. */
    public String getApp() {
        return app;
    }

    /** CLIENT, ACCEPTED, LISTENER or DATAGRAM. */
    public String getKind() {
        return kind;
    }

    /**
     * OPEN, BOUND, CONNECTING, CONNECTED or LISTENING, by what the program did with it; what the other end has done since is
     * not in it, and a datagram socket is never more than BOUND.
     */
    public String getState() {
        return state;
    }

    /** Whether the program gave it a local address; a client that has one of its own takes a port for itself. */
    public boolean isBound() {
        return bound;
    }

    /** The first frame outside the JDK, or the stack, a line a frame; null when it was not looked up. */
    public String getCallSite() {
        return callSite;
    }

    /** Where it connected to: {@code 192.0.2.7:5432}; null when it did not, or to one of more destinations than are counted. */
    public String getDestination() {
        return destination;
    }

    /** Why it looks leaked; null when it does not. */
    public String getSuspicion() {
        return suspicion;
    }
}
