package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connects of datagram sockets. Each sets the one peer of its socket, as often as the program likes; nothing is sent, so it takes no
 * time. A connect that fails leaves the socket with the peer that it had.
 */
final class DatagramPeers {
    /** What a socket is being connected to: for as long as the system call takes. */
    private final Map<SocketRecord, Destination> connecting = new ConcurrentHashMap<>();

    private final Destinations destinations;
    private final FailureLog failures;
    private volatile SocketObserver observer = SocketObserver.NONE;

    DatagramPeers(Destinations destinations, FailureLog failures) {
        this.destinations = destinations;
        this.failures = failures;
    }

    void observe(SocketObserver newObserver) {
        observer = newObserver;
    }

    void begin(SocketRecord socket, @Nullable InetSocketAddress to) {
        if (to != null) {
            releaseIfAny(socket, connecting.put(socket, destinations.acquire(to, socket.app)));
        }
    }

    void succeeded(SocketRecord socket) {
        Destination to = connecting.remove(socket);
        if (to != null) {
            socket.releaseDestination();
            socket.destination = to;
            socket.isConnected = true;
            socket.app.connected();
            to.datagramsConnected();
            report(socket, to, true);
        }
    }

    void failed(SocketRecord socket, Failure failure) {
        Destination to = connecting.remove(socket);
        if (to != null) {
            failures.addConnect(socket.app, to, failure.ofDatagrams(), socket.callSite);
            report(socket, to, false);
            to.release(socket.app);
        }
    }

    private void report(SocketRecord socket, Destination to, boolean connected) {
        observer.datagramsConnected(socket.fd, socket.app, socket.callSite, to.address(), connected);
    }

    /** It has no peer any more, or never had one. */
    void disconnected(SocketRecord socket) {
        socket.releaseDestination();
        socket.destination = null;
        socket.isConnected = false;
    }

    void closed(SocketRecord socket) {
        releaseIfAny(socket, connecting.remove(socket));
        socket.releaseDestination();
    }

    private static void releaseIfAny(SocketRecord socket, @Nullable Destination destination) {
        if (destination != null) {
            destination.release(socket.app);
        }
    }
}
