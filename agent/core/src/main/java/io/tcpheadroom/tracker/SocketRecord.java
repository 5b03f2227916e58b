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
    private static final byte CONNECTING = 16;

    /** 1,024 ns, so that an int holds an hour. */
    private static final int UNIT_SHIFT = 10;

    private static final Kind[] KINDS = Kind.values();

    final int fd;
    final App app;

    /** Where it was opened; null if the stack was not walked. */
    final @Nullable CallSite callSite;

    /** By its place in {@link Kind}: a record that refers to it would be 8 bytes larger, as it would with a field for each flag. */
    private byte kind;

    /** A connect has succeeded. */
    boolean isConnected;

    /** Some of the five above. */
    private byte flags;

    /** When its connect began, of the clock of {@link #connectBegins}. */
    private int connectBegan;

    /** Where a client connects to, and where a datagram socket is connected to. */
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
        setKind(kind);
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
        SocketRecord copy = new SocketRecord(fd, owner, kind(), app, callSite, openedSeconds, unreachable);
        copy.isConnected = isConnected;
        copy.flags = flags;
        copy.connectBegan = connectBegan;
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
        return KINDS[kind];
    }

    /** Some kinds of socket become known only some time after the open. */
    @SuppressWarnings("EnumOrdinal") // it never leaves the record
    final void setKind(Kind newKind) {
        kind = (byte) newKind.ordinal();
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
        return (flags & BOUND) != 0;
    }

    @Override
    public boolean tookItsPort() {
        return (flags & TOOK_ITS_PORT) != 0;
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
        flags |= takesPort ? BOUND | TOOK_ITS_PORT : BOUND;
    }

    /** A connect is pending. */
    boolean isConnecting() {
        return (flags & CONNECTING) != 0;
    }

    /** @param nanos of a clock that is only ever compared with itself */
    void connectBegins(long nanos) {
        flags |= CONNECTING;
        connectBegan = (int) (nanos >> UNIT_SHIFT);
    }

    /**
     * The pending connect is over.
     *
     * @return how long it took, to the microsecond, if it is less than an hour
     */
    long connectEnds(long nanos) {
        flags &= ~CONNECTING;
        return Integer.toUnsignedLong((int) (nanos >> UNIT_SHIFT) - connectBegan) << UNIT_SHIFT;
    }

    /** The thread that connects it tells how that ends, even after a close. */
    boolean isTold() {
        return (flags & TOLD) != 0;
    }

    void markTold() {
        flags |= TOLD;
    }

    /** Its destination counts it, among those that are bound if it is. */
    void setDestination(Destination to) {
        destination = to;
        if (isBound()) {
            flags |= COUNTED;
            to.acquiredBound();
        }
    }

    void releaseDestination() {
        if (destination != null) {
            if ((flags & COUNTED) != 0) {
                destination.releasedBound();
            }
            destination.release(app);
        }
    }

    void countOpened() {
        app.opened(kind());
        if (callSite != null) {
            callSite.opened();
        }
    }

    void countClosed() {
        app.closed(kind());
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
