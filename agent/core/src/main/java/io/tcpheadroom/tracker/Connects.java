package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connects of client sockets: counts their results for app and destination. Those of datagram sockets are left to {@link DatagramPeers};
 * events of any other socket are ignored.
 */
final class Connects {
    /** By thread, while it is in one method of the JDK. No thread-local: that would outlive the agent if it goes meanwhile. */
    private final Map<Thread, SocketRecord> told = Collections.synchronizedMap(new IdentityHashMap<>());

    /** The same. */
    private final Map<Thread, SocketRecord> looked = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Destinations destinations;
    private final DatagramPeers datagrams;
    private final FailureLog failures;
    private final LongSupplier clock;
    private volatile SocketObserver observer = SocketObserver.NONE;

    /** @param clock nanoseconds; only ever compared with itself */
    Connects(Destinations destinations, DatagramPeers datagrams, FailureLog failures, LongSupplier clock) {
        this.clock = clock;
        this.destinations = destinations;
        this.datagrams = datagrams;
        this.failures = failures;
    }

    void observe(SocketObserver newObserver) {
        observer = newObserver;
        datagrams.observe(newObserver);
    }

    /** @param socket null if it is not tracked; the same for the others */
    void begin(@Nullable SocketRecord socket, @Nullable InetSocketAddress to) {
        if (socket != null && isClient(socket)) {
            setDestination(socket, to);
            socket.connectBegins(clock.getAsLong());
            observer.connecting(socket.fd);
        } else if (socket != null && isDatagram(socket)) {
            datagrams.begin(socket, to);
        }
    }

    /** @param to null if {@link #begin} has reported it; the same for {@link #failed} */
    void succeeded(@Nullable SocketRecord socket, @Nullable InetSocketAddress to) {
        if (socket != null && isClient(socket) && (to != null || socket.isConnecting())) {
            setDestination(socket, to);
            long nanos = socket.isConnecting() ? socket.connectEnds(clock.getAsLong()) : 0;
            socket.isConnected = true;
            socket.app.connected();
            if (socket.destination != null) {
                socket.destination.connected(nanos);
            }
            report(socket, true);
        } else if (socket != null && isDatagram(socket)) {
            datagrams.succeeded(socket);
        }
    }

    void failed(@Nullable SocketRecord socket, @Nullable InetSocketAddress to, Failure failure) {
        if (socket != null && isClient(socket) && (to != null || socket.isConnecting())) {
            setDestination(socket, to);
            socket.connectEnds(0);
            failures.addConnect(socket.app, socket.destination, failure, socket.callSite);
            report(socket, false);
        } else if (socket != null && isDatagram(socket)) {
            datagrams.failed(socket, failure);
        }
    }

    /** A connect begins of which the current thread will tell how it ended, even if the socket is closed before. */
    void beginTold(@Nullable SocketRecord socket, @Nullable InetSocketAddress to) {
        begin(socket, to);
        tell(socket);
    }

    /** The current thread will tell how a connect ended that has begun, even if the socket is closed before. */
    void tell(@Nullable SocketRecord socket) {
        if (socket != null && socket.isConnecting()) {
            socket.markTold();
            told.put(Thread.currentThread(), socket);
        }
    }

    /** How the connect ended of which the current thread tells: with a failure, or null. */
    void endTold(@Nullable Failure failure) {
        SocketRecord socket = told.remove(Thread.currentThread());
        if (socket != null) {
            if (failure == null) {
                succeeded(socket, null);
            } else {
                failed(socket, null, failure);
            }
        }
    }

    /** The current thread looks at what became of this connect. */
    void look(@Nullable SocketRecord socket) {
        if (socket != null && socket.isConnecting()) {
            looked.put(Thread.currentThread(), socket);
        }
    }

    /** What the current thread found, if it is looking at a connect. */
    void found(Failure failure) {
        SocketRecord socket = looked.remove(Thread.currentThread());
        if (socket != null) {
            failed(socket, null, failure);
        }
    }

    void endLook() {
        looked.remove(Thread.currentThread());
    }

    /** A datagram socket gave up its peer. No other socket can. */
    void disconnected(@Nullable SocketRecord socket) {
        if (socket != null && isDatagram(socket)) {
            datagrams.disconnected(socket);
        }
    }

    /** A close during a pending connect is a connect that failed: given up. */
    void closed(SocketRecord socket) {
        if (isDatagram(socket)) {
            datagrams.closed(socket);
            return;
        }
        if (socket.isConnecting() && !socket.isTold()) {
            failed(socket, null, Failure.CLOSED);
        }
        socket.releaseDestination();
    }

    private static boolean isClient(SocketRecord socket) {
        return socket.kind() == Kind.CLIENT;
    }

    private static boolean isDatagram(SocketRecord socket) {
        return socket.kind() == Kind.DATAGRAM;
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
