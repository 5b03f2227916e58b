package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.thrown;

/**
 * {@code Socket} and {@code ServerSocket} in their plain implementation: the default up to JDK 12, with
 * {@code jdk.net.usePlainSocketImpl} up to 17.
 */
final class AbstractPlainSocketImplHooks {
    static final String TYPE = "java.net.AbstractPlainSocketImpl";

    /** The descriptor is made in place by native code, so it is read off the implementation. */
    static final Hook OPEN = Hook.of("open, plain", "create", "(Z)V")
            .until(12)
            .onReturn(
                    Event.PLAIN_OPENED_FOR,
                    field("fd", "Ljava/io/FileDescriptor;"),
                    argument(0),
                    field("serverSocket", "Ljava/net/ServerSocket;"))
            .onThrow(Event.OPEN_FAILED, thrown());

    /** By then it knows itself whether it is a server's. */
    static final Hook OPEN_ON_REQUEST = Hook.of("open, plain on request", "create", "(Z)V")
            .since(13)
            .until(17)
            .onReturn(Event.PLAIN_OPENED, field("fd", "Ljava/io/FileDescriptor;"), argument(0), field("isServer", "Z"))
            .onThrow(Event.OPEN_FAILED, thrown());

    static final Hook BIND = Hook.of("bind, plain", "bind", "(Ljava/net/InetAddress;I)V")
            .until(17)
            .onReturn(Event.BOUND, field("fd", "Ljava/io/FileDescriptor;"))
            .onThrow(Event.BIND_FAILED, field("fd", "Ljava/io/FileDescriptor;"), argument(0), argument(1), thrown());

    /** It closes its socket and drops the descriptor before it throws, so what began is told on entry. */
    static final Hook CONNECT = Hook.of("connect, plain", "doConnect", "(Ljava/net/InetAddress;II)V")
            .until(17)
            .onEnter(Event.CONNECTING_HERE, field("fd", "Ljava/io/FileDescriptor;"), argument(0), argument(1))
            .onReturn(Event.CONNECTED_HERE)
            .onThrow(Event.CONNECT_FAILED_HERE, thrown());

    static final Hook LISTEN = Hook.of("listen", "listen", "(I)V")
            .until(17)
            .onReturn(Event.LISTENING, field("fd", "Ljava/io/FileDescriptor;"), argument(0));

    /** The new descriptor stands in the other socket's implementation. */
    static final Hook ACCEPT = Hook.of("accept", "accept", "(Ljava/net/SocketImpl;)V")
            .until(17)
            .onReturn(Event.SOCKET_ACCEPTED, field("fd", "Ljava/io/FileDescriptor;"), argument(0))
            .onThrow(Event.ACCEPT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    /** A thread that enters is known not to come out of this method as it was before it was woven. */
    static final Hook BEGIN_ACCEPT = Hook.of("accept, begin", "accept", "(Ljava/net/SocketImpl;)V")
            .until(17)
            .onEnter(Event.ENTERING);

    /** The same: an open ends where an accept does, in {@code SocketCleanable}. */
    static final Hook BEGIN_OPEN =
            Hook.of("accept, begin", "create", "(Z)V").until(17).onEnter(Event.ENTERING);

    static final Hook CLOSE = Hook.of("close, plain", "socketClose", "()V")
            .until(17)
            .onEnter(Event.CLOSING, field("fd", "Ljava/io/FileDescriptor;"));

    static final WovenClass CLASS =
            WovenClass.of(TYPE, OPEN, OPEN_ON_REQUEST, BIND, CONNECT, LISTEN, ACCEPT, BEGIN_ACCEPT, BEGIN_OPEN, CLOSE);

    private AbstractPlainSocketImplHooks() {}
}
