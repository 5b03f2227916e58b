package io.tcpheadroom.tracker;

import java.io.FileDescriptor;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * One open socket, from its open to its close. It is itself the weak reference to the JDK's descriptor object: when the
 * collector clears it while the socket still stands in its slot, nobody is left who could close it.
 *
 * <p>The fields that change are written by the thread that works on the socket and read by the sampler; a socket's events
 * come one after the other, so plain fields do.
 */
final class SocketRecord extends WeakReference<FileDescriptor> {
    final int fd;
    final App app;

    /** What it was made for; of a few kinds of socket that shows only some time after the open. */
    Kind kind;

    /** A connect began and neither came up nor failed. */
    boolean isConnecting;

    /** Where a client connects to. */
    Destination destination;

    /** What a listener has become known as. */
    Listener listener;

    SocketRecord(int fd, FileDescriptor descriptor, Kind kind, App app, ReferenceQueue<FileDescriptor> unreachable) {
        super(descriptor, unreachable);
        this.fd = fd;
        this.kind = kind;
        this.app = app;
    }
}
