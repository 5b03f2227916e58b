package io.tcpheadroom.jconsole.model;

/** Who holds a resource, and how much of it: an app, a listener's queue, the connections to one destination. */
public final class Holder {
    private final String name;
    private final String app;
    private final long used;
    private final double share;

    Holder(String name, String app, long used, double share) {
        this.name = name;
        this.app = app;
        this.used = used;
        this.share = share;
    }

    /** "crawler", "10.0.0.5:5432". */
    public String name() {
        return name;
    }

    /** The app of a queue or a destination; empty for an app itself, and when unknown. */
    public String app() {
        return app;
    }

    public long used() {
        return used;
    }

    /** 0 to 1, of what is used; for a queue and for a destination, of its own limit. */
    public double share() {
        return share;
    }
}
