package io.tcpheadroom.api;

import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

/**
 * What failed for one app in the last ten minutes, in one way, for one reason, at one place, as of the last sample. A getter class,
 * because MXBeans of JDK 17 do not map records.
 */
public final class FailureData {
    private final String app;
    private final String operation;
    private final String reason;
    private final String place;
    private final long count;
    private final double lastAgeSeconds;
    private final String lastMessage;
    private final @Nullable String callSite;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param app see {@link #getApp()}
     * @param operation see {@link #getOperation()}
     * @param reason see {@link #getReason()}
     * @param place see {@link #getPlace()}
     * @param count see {@link #getCount()}
     * @param lastAgeSeconds see {@link #getLastAgeSeconds()}
     * @param lastMessage see {@link #getLastMessage()}
     * @param callSite see {@link #getCallSite()}
     */
    @ConstructorParameters({"app", "operation", "reason", "place", "count", "lastAgeSeconds", "lastMessage", "callSite"
    })
    public FailureData(
            String app,
            String operation,
            String reason,
            String place,
            long count,
            double lastAgeSeconds,
            String lastMessage,
            @Nullable String callSite) {
        this.app = app;
        this.operation = operation;
        this.reason = reason;
        this.place = place;
        this.count = count;
        this.lastAgeSeconds = lastAgeSeconds;
        this.lastMessage = lastMessage;
        this.callSite = callSite;
    }

    /** {@return the app whose sockets these are, or would have been} */
    public String getApp() {
        return app;
    }

    /** {@return what failed: CONNECT, OPEN, BIND or ACCEPT} */
    public String getOperation() {
        return operation;
    }

    /**
     * {@return why: REFUSED, TIMED_OUT, UNREACHABLE, RESET, NO_PORT (no local port left, or no local address that leads there),
     * NO_ADDRESS (a bind to an address that this machine does not have), NO_DESCRIPTOR (EMFILE, ENFILE), CLOSED (closed by the
     * program meanwhile) or OTHER}
     */
    public String getReason() {
        return reason;
    }

    /**
     * {@return where: the destination of a connect, the local address of a bind, the listener of an accept; empty where there is
     * none, {@code other} for all beyond 500 rows}
     */
    public String getPlace() {
        return place;
    }

    /** {@return how often since the first of them; one that has not happened for ten minutes is forgotten, and begins at 1} */
    public long getCount() {
        return count;
    }

    /** {@return how long ago the last of them was} */
    public double getLastAgeSeconds() {
        return lastAgeSeconds;
    }

    /** {@return the class and message of the last one's exception, one line of at most 200 characters} */
    public String getLastMessage() {
        return lastMessage;
    }

    /**
     * {@return where the socket of the last one was opened for which that is known, as in {@link CallSiteData#getCallSite()}; of an
     * accept its listener; null if the stack was not looked at}
     */
    public @Nullable String getCallSite() {
        return callSite;
    }
}
