package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Observes the events of single sockets. Called on the program's own threads, in the middle of their connects and closes: an
 * observer has to be quick, and must not throw, block or open anything. A call site is null if the stack was not walked.
 */
public interface SocketObserver {
    /** Ignores every event. */
    SocketObserver NONE = new SocketObserver() {
        @Override
        public void connecting(int fd) {}

        @Override
        public void connectEnded(
                int fd, App app, @Nullable CallSite callSite, @Nullable InetSocketAddress to, boolean connected) {}

        @Override
        public void datagramsConnected(
                int fd, App app, @Nullable CallSite callSite, @Nullable InetSocketAddress to, boolean connected) {}

        @Override
        public void accepted(int fd, App app, @Nullable CallSite callSite) {}

        @Override
        public void closed(int fd, App app, @Nullable CallSite callSite, Kind kind) {}
    };

    void connecting(int fd);

    /** A connect succeeded or failed; the address is null for a Unix-domain socket and for a destination beyond the cap. */
    void connectEnded(int fd, App app, @Nullable CallSite callSite, @Nullable InetSocketAddress to, boolean connected);

    /** A datagram socket was connected, or could not be; that takes no time. The address is null for a destination beyond the cap. */
    void datagramsConnected(
            int fd, App app, @Nullable CallSite callSite, @Nullable InetSocketAddress to, boolean connected);

    /** The call site is that of the listener. */
    void accepted(int fd, App app, @Nullable CallSite callSite);

    void closed(int fd, App app, @Nullable CallSite callSite, Kind kind);
}
