package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/** What one datagram socket of this program dropped. Immutable. */
public final class DroppedDatagrams {
    private final String app;
    private final String local;
    private final @Nullable String callSite;
    private final long count;
    private final long lastNanos;

    public DroppedDatagrams(String app, String local, @Nullable String callSite, long count, long lastNanos) {
        this.app = app;
        this.local = local;
        this.callSite = callSite;
        this.count = count;
        this.lastNanos = lastNanos;
    }

    public String app() {
        return app;
    }

    /** The address and port that it receives at. */
    public String local() {
        return local;
    }

    /** Where it was opened; null if nobody looked. */
    public @Nullable String callSite() {
        return callSite;
    }

    /** Since it was opened. */
    public long count() {
        return count;
    }

    /** When the last of them was noticed, by the kernel's clock. */
    long lastNanos() {
        return lastNanos;
    }

    /** How long ago that was. */
    public double secondsSinceLast(long nowNanos) {
        return (nowNanos - lastNanos) / 1e9;
    }
}
