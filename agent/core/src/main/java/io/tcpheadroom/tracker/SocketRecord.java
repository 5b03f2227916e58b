package io.tcpheadroom.tracker;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One open socket, from its open to its close. The record itself is the weak reference to the object that closes the socket: if
 * the collector clears it while the record is still in its slot, no object is left that could close the socket.
 *
 * <p>The mutable fields are written by the thread that works on the socket and read by the sampler. Plain fields are enough,
 * because the events of one socket do not overlap.
 */
final class SocketRecord extends WeakReference<Object> implements TrackedSocket {
    private static final byte BOUND = 1;
    private static final byte TOOK_ITS_PORT = 2;
    private static final byte COUNTED = 4;
    private static final byte TOLD = 8;

    final int fd;
    final App app;

    /** Where it was opened; null if the stack was not walked. */
    final @Nullable CallSite callSite;

    /** Some kinds of socket become known only some time after the open. */
    Kind kind;

    /** A connect is pending. */
    boolean isConnecting;

    /** A connect has succeeded. */
    boolean isConnected;

    /** Some of the four above, in one byte: with a field for each a record would be 8 bytes larger. */
    private byte binding;

    /** Where a client connects to. */
    @Nullable
    Destination destination;

    /** Set once it listens. */
    @Nullable
    Listener listener;

    /** What the kernel knows it by; 0 until a thread of ours asked, each of which would find the same. */
    int inode;

    /** When it was opened, as of the tick before: an int costs nothing here, a long would cost 8 bytes a socket. */
    private final int openedSeconds;

    /** No object is left that could close it. Written by the sampler, read by whoever asks for suspects. */
    volatile boolean isLeaked;

    /** @param openedSeconds by the clock of {@link #nowSeconds()} */
    SocketRecord(
            int fd,
            @Nullable Object owner,
            Kind kind,
            App app,
            @Nullable CallSite callSite,
            int openedSeconds,
            ReferenceQueue<Object> unreachable) {
        super(owner, unreachable);
        this.fd = fd;
        this.kind = kind;
        this.app = app;
        this.callSite = callSite;
        this.openedSeconds = openedSeconds;
    }

    /** Of the JVM's clock; wraps around. */
    static int nowSeconds() {
        return (int) (System.nanoTime() / 1_000_000_000L);
    }

    /** Since the tick before it was opened. */
    @Override
    public int ageSeconds() {
        return Math.max(0, nowSeconds() - openedSeconds);
    }

    /** A record of the same socket with another owner. */
    SocketRecord withOwner(Object owner, ReferenceQueue<Object> unreachable) {
        SocketRecord copy = new SocketRecord(fd, owner, kind, app, callSite, openedSeconds, unreachable);
        copy.isConnecting = isConnecting;
        copy.isConnected = isConnected;
        copy.binding = binding;
        copy.destination = destination;
        copy.listener = listener;
        copy.inode = inode;
        return copy;
    }

    @Override
    public int descriptor() {
        return fd;
    }

    @Override
    public App app() {
        return app;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public @Nullable CallSite callSite() {
        return callSite;
    }

    @Override
    public @Nullable InetSocketAddress destination() {
        Destination to = destination;
        return to == null ? null : to.address();
    }

    @Override
    public boolean isBound() {
        return (binding & BOUND) != 0;
    }

    @Override
    public boolean tookItsPort() {
        return (binding & TOOK_ITS_PORT) != 0;
    }

    @Override
    public boolean isConnected() {
        return isConnected;
    }

    @Override
    public boolean isLeaked() {
        return isLeaked;
    }

    /** @param takesPort false where the choice of a port may be put off to the connect */
    void markBound(boolean takesPort) {
        binding |= takesPort ? BOUND | TOOK_ITS_PORT : BOUND;
    }

    /** The thread that connects it tells how that ends, even after a close. */
    boolean isTold() {
        return (binding & TOLD) != 0;
    }

    void markTold() {
        binding |= TOLD;
    }

    /** Its destination counts it, among those that are bound if it is. */
    void setDestination(Destination to) {
        destination = to;
        if (isBound()) {
            binding |= COUNTED;
            to.acquiredBound();
        }
    }

    void releaseDestination() {
        if (destination != null) {
            if ((binding & COUNTED) != 0) {
                destination.releasedBound();
            }
            destination.release(app);
        }
    }

    void countOpened() {
        app.opened(kind);
        if (callSite != null) {
            callSite.opened();
        }
    }

    void countClosed() {
        app.closed(kind);
        if (callSite != null) {
            callSite.closed();
        }
    }

    void countReclaimed() {
        app.reclaimed();
        if (callSite != null) {
            callSite.reclaimed();
        }
    }

    void markLeaked() {
        isLeaked = true;
        app.leaked();
        if (callSite != null) {
            callSite.leaked();
        }
    }
}
