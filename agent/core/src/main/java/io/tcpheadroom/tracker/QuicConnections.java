package io.tcpheadroom.tracker;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The connections over HTTP/3. Many share one datagram socket, so each is known by its own object, which is not kept alive. A
 * connection counts for its destination from the start of its handshake until it ends; the socket counts as a datagram
 * socket, and has no destination.
 */
public final class QuicConnections {
    private final Map<Identity, Peer> peers = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final Apps apps;
    private final CallSites callSites;
    private final Destinations destinations;
    private final FailureLog failures;

    QuicConnections(Apps apps, CallSites callSites, Destinations destinations, FailureLog failures) {
        this.apps = apps;
        this.callSites = callSites;
        this.destinations = destinations;
        this.failures = failures;
    }

    /** A handshake begins, for the current app. */
    public void connecting(Object connection, InetSocketAddress to) {
        App app = apps.current();
        Peer peer = new Peer(app, destinations.acquire(to, app), callSites.capture(app));
        Peer before = peers.put(new Identity(connection, collected), peer);
        if (before != null) {
            before.release();
        }
    }

    /** The handshake is done; ignored if nobody saw it begin. */
    public void connected(Object connection) {
        Peer peer = peers.get(new Identity(connection, null));
        if (peer != null && peer.settle()) {
            peer.app.connected();
            peer.destination.datagramsConnected();
        }
    }

    /** The connection ended: if its handshake was not done, that is the failure. Each but the first call is ignored. */
    public void ended(Object connection, Failure failure) {
        Peer peer = peers.remove(new Identity(connection, null));
        if (peer == null) {
            return;
        }
        if (peer.settle()) {
            failures.addConnect(peer.app, peer.destination, failure, peer.callSite);
        }
        peer.release();
    }

    /** Releases what was collected without an end. Called by the sampler only. */
    void releaseCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            Peer peer = peers.remove(gone);
            if (peer != null) {
                peer.release();
            }
        }
    }

    /** What a connection counts for. */
    private static final class Peer {
        private final App app;
        private final Destination destination;
        private final @Nullable CallSite callSite;
        private final AtomicBoolean isSettled = new AtomicBoolean();

        Peer(App app, Destination destination, @Nullable CallSite callSite) {
            this.app = app;
            this.destination = destination;
            this.callSite = callSite;
        }

        /** True for the first who tells how the handshake came out: the end may come from another thread meanwhile. */
        boolean settle() {
            return isSettled.compareAndSet(false, true);
        }

        void release() {
            destination.release(app);
        }
    }

    /** A connection's object, not its equality. */
    private static final class Identity extends WeakReference<Object> {
        private final int hash;

        Identity(Object connection, @Nullable ReferenceQueue<Object> collected) {
            super(connection, collected);
            this.hash = System.identityHashCode(connection);
        }

        /** One that is collected equals only itself, so that it can still be removed. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Identity && isSame(get(), ((Identity) other).get()));
        }

        private static boolean isSame(@Nullable Object one, @Nullable Object other) {
            return one != null && one == other;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
