package io.tcpheadroom.api;

import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

/**
 * A place in the program that opened sockets of one app, as it was when the operation was called. Under load only a sample of the sockets is looked up, so these
 * numbers are lower bounds; those of the apps are exact. The states are as of the last reading of the kernel's tables, as those of the apps. A getter class, because MXBeans of JDK 17 do not map records.
 */
public final class CallSiteData {
    private final String app;
    private final String callSite;
    private final long open;
    private final long openedTotal;
    private final long leakedTotal;
    private final long reclaimedTotal;
    private final @Nullable Long established;
    private final @Nullable Long closeWait;
    private final @Nullable Long synSent;
    private final @Nullable Long finWait;
    private final @Nullable Long unreadBytes;
    private final @Nullable Long unsentBytes;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param app see {@link #getApp()}
     * @param callSite see {@link #getCallSite()}
     * @param open see {@link #getOpen()}
     * @param openedTotal see {@link #getOpenedTotal()}
     * @param leakedTotal see {@link #getLeakedTotal()}
     * @param reclaimedTotal see {@link #getReclaimedTotal()}
     * @param established see {@link #getEstablished()}
     * @param closeWait see {@link #getCloseWait()}
     * @param synSent see {@link #getSynSent()}
     * @param finWait see {@link #getFinWait()}
     * @param unreadBytes see {@link #getUnreadBytes()}
     * @param unsentBytes see {@link #getUnsentBytes()}
     */
    @ConstructorParameters({
        "app",
        "callSite",
        "open",
        "openedTotal",
        "leakedTotal",
        "reclaimedTotal",
        "established",
        "closeWait",
        "synSent",
        "finWait",
        "unreadBytes",
        "unsentBytes"
    })
    public CallSiteData(
            String app,
            String callSite,
            long open,
            long openedTotal,
            long leakedTotal,
            long reclaimedTotal,
            @Nullable Long established,
            @Nullable Long closeWait,
            @Nullable Long synSent,
            @Nullable Long finWait,
            @Nullable Long unreadBytes,
            @Nullable Long unsentBytes) {
        this.app = app;
        this.callSite = callSite;
        this.open = open;
        this.openedTotal = openedTotal;
        this.leakedTotal = leakedTotal;
        this.reclaimedTotal = reclaimedTotal;
        this.established = established;
        this.closeWait = closeWait;
        this.synSent = synSent;
        this.finWait = finWait;
        this.unreadBytes = unreadBytes;
        this.unsentBytes = unsentBytes;
    }

    /** {@return the app whose sockets these are; another app's from the same place have a row of their own} */
    public String getApp() {
        return app;
    }

    /**
     * {@return the application's first frame, the first outside the JDK and known libraries; in a second line {@code via} and the
     * frame of the library that opened the socket for it; with the whole stack the callers, a line a frame; {@code other} for all
     * places beyond {@code max.call.sites}}
     */
    public String getCallSite() {
        return callSite;
    }

    /** {@return sockets from here that are open now; one that a listener accepted counts where the listener was opened} */
    public long getOpen() {
        return open;
    }

    /** {@return sockets opened here since the agent was attached, accepted ones included} */
    public long getOpenedTotal() {
        return openedTotal;
    }

    /** {@return sockets from here that the program dropped without a close and that nothing will ever close} */
    public long getLeakedTotal() {
        return leakedTotal;
    }

    /** {@return sockets from here that the program dropped without a close and the garbage collector closed} */
    public long getReclaimedTotal() {
        return reclaimedTotal;
    }

    /** {@return sockets from here that the kernel has in ESTABLISHED; null before its tables were first read} */
    public @Nullable Long getEstablished() {
        return established;
    }

    /** {@return sockets from here that the far end has closed and the program has not (CLOSE_WAIT); null likewise} */
    public @Nullable Long getCloseWait() {
        return closeWait;
    }

    /** {@return sockets from here that wait for an answer to their connect (SYN_SENT); null likewise} */
    public @Nullable Long getSynSent() {
        return synSent;
    }

    /** {@return sockets from here that the program has shut down for output (FIN_WAIT1, FIN_WAIT2); null likewise} */
    public @Nullable Long getFinWait() {
        return finWait;
    }

    /** {@return bytes that arrived at sockets from here and that the program has not read; null likewise} */
    public @Nullable Long getUnreadBytes() {
        return unreadBytes;
    }

    /** {@return bytes written to sockets from here that the far ends have not confirmed; null likewise} */
    public @Nullable Long getUnsentBytes() {
        return unsentBytes;
    }
}
