package io.tcpheadroom.api;

import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable String callSite;
    private final @Nullable String destination;
    private final @Nullable String suspicion;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param descriptor see {@link #getDescriptor()}
     * @param app see {@link #getApp()}
     * @param kind see {@link #getKind()}
     * @param state see {@link #getState()}
     * @param bound see {@link #isBound()}
     * @param callSite see {@link #getCallSite()}
     * @param destination see {@link #getDestination()}
     * @param suspicion see {@link #getSuspicion()}
     */
    @ConstructorParameters({"descriptor", "app", "kind", "state", "bound", "callSite", "destination", "suspicion"})
    public SocketData(
            int descriptor,
            String app,
            String kind,
            String state,
            boolean bound,
            @Nullable String callSite,
            @Nullable String destination,
            @Nullable String suspicion) {
        this.descriptor = descriptor;
        this.app = app;
        this.kind = kind;
        this.state = state;
        this.bound = bound;
        this.callSite = callSite;
        this.destination = destination;
        this.suspicion = suspicion;
    }

    /** {@return the number, as in {@code /proc/PID/fd}} */
    public int getDescriptor() {
        return descriptor;
    }

    /** {@return the app that it belongs to; {@code unattributed} when nobody was seen to open it} */
    public String getApp() {
        return app;
    }

    /**
     * {@return CLIENT, ACCEPTED, LISTENER or DATAGRAM; of an unattributed socket what its two ends suggest, or OTHER when it has no row in
     * the kernel's tables of TCP}
     */
    public String getKind() {
        return kind;
    }

    /**
     * {@return OPEN, BOUND, CONNECTING, CONNECTED or LISTENING, by what the program did with it} What the other end has done since
     * is not in it, and a datagram socket is never more than BOUND. Of an unattributed socket it is the kernel's state, which may also be
     * one of the kernel's others, such as CLOSE_WAIT.
     */
    public String getState() {
        return state;
    }

    /** {@return whether the program gave it a local address; a client that has one of its own takes a port for itself} */
    public boolean isBound() {
        return bound;
    }

    /** {@return as {@link CallSiteData#getCallSite}; null when it was not looked up} */
    public @Nullable String getCallSite() {
        return callSite;
    }

    /** {@return where it connected to: {@code 192.0.2.7:5432}; null when it did not, or to one of more destinations than are counted; of an
     * unattributed socket its peer} */
    public @Nullable String getDestination() {
        return destination;
    }

    /** {@return why it looks leaked; null when it does not} */
    public @Nullable String getSuspicion() {
        return suspicion;
    }
}
