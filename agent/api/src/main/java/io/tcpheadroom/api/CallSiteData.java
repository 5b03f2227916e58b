package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/**
 * A place in the program that opened sockets of one app. Under load only a sample of the sockets is looked up, so these
 * numbers are lower bounds; those of the apps are exact. A getter class, because MXBeans of JDK 17 do not map records.
 */
public final class CallSiteData {
    private final String app;
    private final String callSite;
    private final long open;
    private final long openedTotal;
    private final long leakedTotal;
    private final long reclaimedTotal;

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

    public String getApp() {
        return app;
    }

    /** The first frame outside the JDK, or the stack, a line a frame. */
    public String getCallSite() {
        return callSite;
    }

    public long getOpen() {
        return open;
    }

    public long getOpenedTotal() {
        return openedTotal;
    }

    public long getLeakedTotal() {
        return leakedTotal;
    }

    public long getReclaimedTotal() {
        return reclaimedTotal;
    }
}
