package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/**
 * An open socket that looks leaked, as it was when {@link SocketsMXBean#suspects()} was called. A getter class, because
 * MXBeans of JDK 17 do not map records.
 */
public final class SuspectData {
    private final int descriptor;
    private final String app;
    private final String kind;
    private final String callSite;
    private final String destination;
    private final String reason;

    @ConstructorParameters({"descriptor", "app", "kind", "callSite", "destination", "reason"})
    public SuspectData(int descriptor, String app, String kind, String callSite, String destination, String reason) {
        this.descriptor = descriptor;
        this.app = app;
        this.kind = kind;
        this.callSite = callSite;
        this.destination = destination;
        this.reason = reason;
    }

    /** The number, as in {@code /proc/PID/fd}. */
    public int getDescriptor() {
        return descriptor;
    }

    public String getApp() {
        return app;
    }

    /** CLIENT, ACCEPTED, LISTENER or DATAGRAM. */
    public String getKind() {
        return kind;
    }

    /** The first frame outside the JDK, or the stack, a line a frame; null when it was not looked up. */
    public String getCallSite() {
        return callSite;
    }

    /** Where it connected to: {@code 192.0.2.7:5432}; null when it did not, or to one of more destinations than are counted. */
    public String getDestination() {
        return destination;
    }

    /** Why it looks leaked. */
    public String getReason() {
        return reason;
    }
}
