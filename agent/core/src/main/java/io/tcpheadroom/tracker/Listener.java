package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;

/** A listening socket, from the program's call of listen until its close. */
public final class Listener {
    private final int fd;
    private final int backlog;
    private final App app;
    private final ListenerOrigin origin;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder acceptFailed = new LongAdder();

    Listener(int fd, int backlog, App app, ListenerOrigin origin) {
        this.fd = fd;
        this.backlog = backlog;
        this.app = app;
        this.origin = origin;
    }

    /** The descriptor: {@code /proc/self/fd} leads from it to the inode, and so to the kernel's own row. */
    public int fd() {
        return fd;
    }

    /** The backlog that the program asked for, the JDK's 50 if it asked for none; 0 if unknown. */
    public int backlog() {
        return backlog;
    }

    public App app() {
        return app;
    }

    public ListenerOrigin origin() {
        return origin;
    }

    public long acceptedTotal() {
        return accepted.sum();
    }

    /** Accepts that failed; waiting in vain, and the listener's close, are no failures. */
    public long acceptFailedTotal() {
        return acceptFailed.sum();
    }

    void acceptFailed() {
        acceptFailed.increment();
    }

    void accepted() {
        accepted.increment();
    }
}
