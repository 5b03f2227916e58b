package io.tcpheadroom.tracker;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * One open socket, from its open to its close. It is itself the weak reference to the object that closes the socket: when
 * the collector clears it while the socket still stands in its slot, nobody is left who could.
 *
 * <p>The fields that change are written by the thread that works on the socket and read by the sampler; a socket's events
 * come one after the other, so plain fields do.
 */
final class SocketRecord extends WeakReference<Object> {
    final int fd;
    final App app;

    /** Where it was opened; null when that was not looked up. */
    final CallSite callSite;

    /** What it was made for; of a few kinds of socket that shows only some time after the open. */
    Kind kind;

    /** A connect began and neither came up nor failed. */
    boolean isConnecting;

    /** A connect came up. */
    boolean isConnected;

    /** The program gave it a local address. */
    boolean isBound;

    /** Where a client connects to. */
    Destination destination;

    /** What a listener has become known as. */
    Listener listener;

    /** Nobody is left who could close it. Told by the sampler to whoever asks for suspects. */
    volatile boolean isLeaked;

    SocketRecord(int fd, Object owner, Kind kind, App app, CallSite callSite, ReferenceQueue<Object> unreachable) {
        super(owner, unreachable);
        this.fd = fd;
        this.kind = kind;
        this.app = app;
        this.callSite = callSite;
    }

    /** The same socket, with another owner. */
    SocketRecord ownedBy(Object owner, ReferenceQueue<Object> unreachable) {
        SocketRecord same = new SocketRecord(fd, owner, kind, app, callSite, unreachable);
        same.isConnecting = isConnecting;
        same.isConnected = isConnected;
        same.isBound = isBound;
        same.destination = destination;
        same.listener = listener;
        return same;
    }

    void opened() {
        app.opened(kind);
        if (callSite != null) {
            callSite.opened();
        }
    }

    void closed() {
        app.closed(kind);
        if (callSite != null) {
            callSite.closed();
        }
    }

    void reclaimed() {
        app.reclaimed();
        if (callSite != null) {
            callSite.reclaimed();
        }
    }

    void leaked() {
        isLeaked = true;
        app.leaked();
        if (callSite != null) {
            callSite.leaked();
        }
    }
}
