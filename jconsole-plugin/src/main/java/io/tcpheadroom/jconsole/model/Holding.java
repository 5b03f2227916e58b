package io.tcpheadroom.jconsole.model;

/** How much of a resource somebody holds: an app, a listener's queue, the connections to one destination. */
public final class Holding {
    private final String name;
    private final String app;
    private final long number;
    private final double share;

    Holding(String name, String app, long number, double share) {
        this.name = name;
        this.app = app;
        this.number = number;
        this.share = share;
    }

    /** "crawler", "10.0.0.5:5432". */
    public String name() {
        return name;
    }

    /** The app of a queue or a destination; empty for an app itself, and where it is not known. */
    public String app() {
        return app;
    }

    public long number() {
        return number;
    }

    /** Of what is used, 0 to 1. For a queue: of its own limit. */
    public double share() {
        return share;
    }
}
