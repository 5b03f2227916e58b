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
    private final @Nullable String kernelState;
    private final @Nullable String peer;
    private final @Nullable Long ageSeconds;
    private final @Nullable Double kernelStateSeconds;
    private final @Nullable Long unreadBytes;
    private final @Nullable Long unsentBytes;

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
     * @param kernelState see {@link #getKernelState()}
     * @param peer see {@link #getPeer()}
     * @param ageSeconds see {@link #getAgeSeconds()}
     * @param kernelStateSeconds see {@link #getKernelStateSeconds()}
     * @param unreadBytes see {@link #getUnreadBytes()}
     * @param unsentBytes see {@link #getUnsentBytes()}
     */
    @ConstructorParameters({
        "descriptor",
        "app",
        "kind",
        "state",
        "bound",
        "callSite",
        "destination",
        "suspicion",
        "kernelState",
        "peer",
        "ageSeconds",
        "kernelStateSeconds",
        "unreadBytes",
        "unsentBytes"
    })
    public SocketData(
            int descriptor,
            String app,
            String kind,
            String state,
            boolean bound,
            @Nullable String callSite,
            @Nullable String destination,
            @Nullable String suspicion,
            @Nullable String kernelState,
            @Nullable String peer,
            @Nullable Long ageSeconds,
            @Nullable Double kernelStateSeconds,
            @Nullable Long unreadBytes,
            @Nullable Long unsentBytes) {
        this.descriptor = descriptor;
        this.app = app;
        this.kind = kind;
        this.state = state;
        this.bound = bound;
        this.callSite = callSite;
        this.destination = destination;
        this.suspicion = suspicion;
        this.kernelState = kernelState;
        this.peer = peer;
        this.ageSeconds = ageSeconds;
        this.kernelStateSeconds = kernelStateSeconds;
        this.unreadBytes = unreadBytes;
        this.unsentBytes = unsentBytes;
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
     * is not in it. A datagram socket is CONNECTED while it has a peer. Of an unattributed socket it is the kernel's state, which may also be
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

    /** {@return the kernel's state of a TCP socket: {@code ESTABLISHED}, {@code CLOSE_WAIT}; null when it had no row in the tables, because it is
     * none of TCP, is neither bound nor connected, or was opened after they were read} */
    public @Nullable String getKernelState() {
        return kernelState;
    }

    /** {@return the far end, as the kernel has it: {@code 192.0.2.7:5432}; null when it has none or is in no row} */
    public @Nullable String getPeer() {
        return peer;
    }

    /** {@return for how long it has been open, to the length of a tick; null when nobody was seen to open it} */
    public @Nullable Long getAgeSeconds() {
        return ageSeconds;
    }

    /** {@return for how long it is known to be in the kernel's state: since a reading first found it so; null when it is in no row} */
    public @Nullable Double getKernelStateSeconds() {
        return kernelStateSeconds;
    }

    /** {@return bytes that arrived and that the program has not read; of a listener the connections that wait to be accepted; null when it is in no row} */
    public @Nullable Long getUnreadBytes() {
        return unreadBytes;
    }

    /** {@return bytes that the program wrote and that the far end has not confirmed; null when it is in no row} */
    public @Nullable Long getUnsentBytes() {
        return unsentBytes;
    }
}
