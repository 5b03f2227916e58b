package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The connects of client sockets: counts their results for app and destination. Events of any other socket are ignored. */
final class Connects {
    private final Destinations destinations;
    private volatile SocketObserver observer = SocketObserver.NONE;

    Connects(Destinations destinations) {
        this.destinations = destinations;
    }

    void observe(SocketObserver newObserver) {
        observer = newObserver;
    }

    /** @param socket null if it is not tracked; the same for the others */
    void begin(@Nullable SocketRecord socket, @Nullable InetSocketAddress to) {
        if (socket != null && isClient(socket)) {
            setDestination(socket, to);
            socket.isConnecting = true;
            observer.connecting(socket.fd);
        }
    }

    /** @param to null if {@link #begin} has reported it; the same for {@link #failed} */
    void succeeded(@Nullable SocketRecord socket, @Nullable InetSocketAddress to) {
        if (socket != null && isClient(socket) && (to != null || socket.isConnecting)) {
            setDestination(socket, to);
            socket.isConnecting = false;
            socket.isConnected = true;
            socket.app.connected();
            if (socket.destination != null) {
                socket.destination.connected();
            }
            report(socket, true);
        }
    }

    void failed(@Nullable SocketRecord socket, @Nullable InetSocketAddress to) {
        if (socket != null && isClient(socket) && (to != null || socket.isConnecting)) {
            setDestination(socket, to);
            socket.isConnecting = false;
            socket.app.connectFailed();
            if (socket.destination != null) {
                socket.destination.connectFailed();
            }
            report(socket, false);
        }
    }

    /** A close during a pending connect is a connect that failed: timed out, or given up. */
    void closed(SocketRecord socket) {
        if (socket.isConnecting) {
            failed(socket, null);
        }
        socket.releaseDestination();
    }

    private static boolean isClient(SocketRecord socket) {
        return socket.kind == Kind.CLIENT;
    }

    private void setDestination(SocketRecord socket, @Nullable InetSocketAddress to) {
        if (socket.destination == null && to != null) {
            socket.setDestination(destinations.acquire(to, socket.app));
        }
    }

    private void report(SocketRecord socket, boolean connected) {
        InetSocketAddress to = socket.destination == null ? null : socket.destination.address();
        observer.connectEnded(socket.fd, socket.app, socket.callSite, to, connected);
    }
}
