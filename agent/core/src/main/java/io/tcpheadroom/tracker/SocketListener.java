package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;

/**
 * Hears what becomes of single sockets, on the program's own threads and in the middle of its connects and closes: it has
 * to be quick, and must not throw, block or open anything. A call site is null where none was looked up.
 */
public interface SocketListener {
    /** Hears nothing. */
    SocketListener NONE = new SocketListener() {
        @Override
        public void connecting(int fd) {}

        @Override
        public void connected(int fd, App app, CallSite callSite, InetSocketAddress to, boolean cameUp) {}

        @Override
        public void accepted(int fd, App app, CallSite callSite) {}

        @Override
        public void closed(int fd, App app, CallSite callSite, Kind kind) {}
    };

    void connecting(int fd);

    /** A connect came up or failed; the address is null where it is none, or one of very many. */
    void connected(int fd, App app, CallSite callSite, InetSocketAddress to, boolean cameUp);

    /** The call site is the listener's. */
    void accepted(int fd, App app, CallSite callSite);

    void closed(int fd, App app, CallSite callSite, Kind kind);
}
