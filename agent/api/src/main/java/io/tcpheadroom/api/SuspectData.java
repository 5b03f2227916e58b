package io.tcpheadroom.api;

import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

/**
 * Open sockets from one call site of one app that look leaked, or may hang, for one reason. The row ends with its sockets. A
 * getter class, because MXBeans of JDK 17 do not map records.
 */
public final class SuspectData {
    private final String suspicion;
    private final String why;
    private final String app;
    private final @Nullable String callSite;
    private final @Nullable String stack;
    private final long sockets;
    private final @Nullable String farEnd;
    private final double longestSeconds;
    private final long oldestSeconds;
    private final long unreadBytes;
    private final long unsentBytes;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param suspicion see {@link #getSuspicion()}
     * @param why see {@link #getWhy()}
     * @param app see {@link #getApp()}
     * @param callSite see {@link #getCallSite()}
     * @param stack see {@link #getStack()}
     * @param sockets see {@link #getSockets()}
     * @param farEnd see {@link #getFarEnd()}
     * @param longestSeconds see {@link #getLongestSeconds()}
     * @param oldestSeconds see {@link #getOldestSeconds()}
     * @param unreadBytes see {@link #getUnreadBytes()}
     * @param unsentBytes see {@link #getUnsentBytes()}
     */
    @ConstructorParameters({
        "suspicion",
        "why",
        "app",
        "callSite",
        "stack",
        "sockets",
        "farEnd",
        "longestSeconds",
        "oldestSeconds",
        "unreadBytes",
        "unsentBytes"
    })
    public SuspectData(
            String suspicion,
            String why,
            String app,
            @Nullable String callSite,
            @Nullable String stack,
            long sockets,
            @Nullable String farEnd,
            double longestSeconds,
            long oldestSeconds,
            long unreadBytes,
            long unsentBytes) {
        this.suspicion = suspicion;
        this.why = why;
        this.app = app;
        this.callSite = callSite;
        this.stack = stack;
        this.sockets = sockets;
        this.farEnd = farEnd;
        this.longestSeconds = longestSeconds;
        this.oldestSeconds = oldestSeconds;
        this.unreadBytes = unreadBytes;
        this.unsentBytes = unsentBytes;
    }

    /**
     * {@return {@code UNREACHABLE} (dropped without a close), {@code CLOSE_WAIT} (closed by the far end), {@code NEVER_CONNECTED},
     * {@code GROWING} (the call site has more open minute by minute, and no other grows like it) or {@code NO_KEEPALIVE}, which is a hint and
     * no trouble by itself}
     */
    public String getSuspicion() {
        return suspicion;
    }

    /** {@return the same in words} */
    public String getWhy() {
        return why;
    }

    /** {@return the app whose sockets these are; {@code unattributed} when nobody was seen to open them} */
    public String getApp() {
        return app;
    }

    /** {@return where they were opened, as in {@link CallSiteData#getCallSite()}; null of those whose place was not looked up} */
    public @Nullable String getCallSite() {
        return callSite;
    }

    /**
     * {@return the whole stack, a line a frame, from which the call site opened most sockets since it was found suspect; null before it opened
     * one, and of hints}
     */
    public @Nullable String getStack() {
        return stack;
    }

    /** {@return how many there are} */
    public long getSockets() {
        return sockets;
    }

    /** {@return the far end of the most of them: {@code to 192.0.2.7:5432} or {@code accepted on port 8080}; null of those that have none} */
    public @Nullable String getFarEnd() {
        return farEnd;
    }

    /** {@return for how long one of them is known to be so; of what is certain at once, a minute} */
    public double getLongestSeconds() {
        return longestSeconds;
    }

    /** {@return the age of the oldest; 0 when nobody was seen to open them} */
    public long getOldestSeconds() {
        return oldestSeconds;
    }

    /** {@return what arrived at them and the program has not read} */
    public long getUnreadBytes() {
        return unreadBytes;
    }

    /** {@return what the program wrote to them and the far ends have not confirmed} */
    public long getUnsentBytes() {
        return unsentBytes;
    }
}
