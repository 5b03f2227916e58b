package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/**
 * A place in the program that opened sockets of one app, as it was when the operation was called. Under load only a sample of the sockets is looked up, so these
 * numbers are lower bounds; those of the apps are exact. A getter class, because MXBeans of JDK 17 do not map records.
 */
public final class CallSiteData {
    private final String app;
    private final String callSite;
    private final long open;
    private final long openedTotal;
    private final long leakedTotal;
    private final long reclaimedTotal;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param app see {@link #getApp()}
     * @param callSite see {@link #getCallSite()}
     * @param open see {@link #getOpen()}
     * @param openedTotal see {@link #getOpenedTotal()}
     * @param leakedTotal see {@link #getLeakedTotal()}
     * @param reclaimedTotal see {@link #getReclaimedTotal()}
     */
    @ConstructorParameters({"app", "callSite", "open", "openedTotal", "leakedTotal", "reclaimedTotal"})
    public CallSiteData(
            String app, String callSite, long open, long openedTotal, long leakedTotal, long reclaimedTotal) {
        this.app = app;
        this.callSite = callSite;
        this.open = open;
        this.openedTotal = openedTotal;
        this.leakedTotal = leakedTotal;
        this.reclaimedTotal = reclaimedTotal;
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
}
