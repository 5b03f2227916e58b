package io.tcpheadroom.resource;

/** How many of the sockets of this process are on record, as of the last counting. Immutable. */
public final class SocketCoverage {
    /** Nothing is counted yet, or it cannot be. */
    public static final SocketCoverage UNKNOWN = new SocketCoverage(0, 0, 0);

    private final long recorded;
    private final long unattributed;
    private final long early;

    /**
     * @param recorded see {@link #recorded()}
     * @param unattributed see {@link #unattributed()}
     * @param early see {@link #early()}
     */
    public SocketCoverage(long recorded, long unattributed, long early) {
        this.recorded = recorded;
        this.unattributed = unattributed;
        this.early = early;
    }

    /** Open sockets that were seen being opened. */
    public long recorded() {
        return recorded;
    }

    /** Open sockets that were not. */
    public long unattributed() {
        return unattributed;
    }

    /** Of those that were not: how many were there when the agent was attached to the running program. */
    public long early() {
        return early;
    }
}
