package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;

/** A socket that listens, since the program called listen and until it is closed. */
public final class Listener {
    private final int fd;
    private final int backlog;
    private final App app;
    private final LongAdder accepted = new LongAdder();

    Listener(int fd, int backlog, App app) {
        this.fd = fd;
        this.backlog = backlog;
        this.app = app;
    }

    /** The descriptor's number: with {@code /proc/self/fd}, the way to its inode and so to the kernel's own row. */
    public int fd() {
        return fd;
    }

    /** The backlog that the program asked for; the JDK's 50 where it asked for none. */
    public int backlog() {
        return backlog;
    }

    public App app() {
        return app;
    }

    public long acceptedTotal() {
        return accepted.sum();
    }

    void accepted() {
        accepted.increment();
    }
}
