package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.returned;
import static io.tcpheadroom.hooks.Value.self;
import static io.tcpheadroom.hooks.Value.thrown;

/** The sockets of Netty's native transports: epoll of 4.1 and 4.2, and io_uring of 4.2. */
final class NettySocketHooks {
    static final String TYPE = "io.netty.channel.unix.Socket";

    /**
     * Each socket that they open or accept is wrapped in an object, once; io_uring wraps an accepted one twice. What it is for
     * shows later, or was told just before, by the accept.
     */
    static final Hook OPEN =
            Hook.of("Netty: open", "<init>", "(I)V").onReturn(Event.NATIVE_OPENED, self(), argument(0));

    /** The last Java frame before socket(2), told only when it throws. The overloads are as those of datagrams. */
    static final Hook OPEN_FAILURE =
            Hook.of("Netty: open", "newSocketStream0", "(Z)I", "()I").onThrow(Event.OPEN_FAILED, thrown());

    /** Before it is wrapped as any other. Up to 4.1.30 there is only the one without a parameter, later it delegates. */
    static final Hook OPEN_DATAGRAM = Hook.of("Netty: open datagram", "newSocketDgram0", "(Z)I", "()I")
            .onReturn(Event.NATIVE_DATAGRAM_OPENED, returned())
            .onThrow(Event.OPEN_FAILED, thrown());

    static final Hook BIND = Hook.of("Netty: bind", "bind", "(Ljava/net/SocketAddress;)V")
            .onReturn(Event.NATIVE_BOUND, field("fd", "I"))
            .onThrow(Event.NATIVE_BIND_FAILED, field("fd", "I"), argument(0), thrown());

    /** Of epoll. */
    static final Hook CONNECT = Hook.of("Netty: connect", "connect", "(Ljava/net/SocketAddress;)Z")
            .onReturn(Event.NATIVE_CONNECT_RETURNED, field("fd", "I"), argument(0), returned())
            .onThrow(Event.NATIVE_CONNECT_FAILED, field("fd", "I"), argument(0), thrown());

    /** The second half of a connect of epoll. */
    static final Hook FINISH_CONNECT = Hook.of("Netty: finish connect", "finishConnect", "()Z")
            .onReturn(Event.NATIVE_CONNECT_POLLED, field("fd", "I"), returned())
            .onThrow(Event.NATIVE_POLL_FAILED, field("fd", "I"), thrown());

    /** Of datagram sockets. */
    static final Hook DISCONNECT =
            Hook.of("Netty: disconnect", "disconnect", "()V").onReturn(Event.NATIVE_DISCONNECTED, field("fd", "I"));

    static final Hook LISTEN =
            Hook.of("Netty: listen", "listen", "(I)V").onReturn(Event.NATIVE_LISTENING, field("fd", "I"), argument(0));

    /** Of epoll. */
    static final Hook ACCEPT = Hook.of("Netty: accept", "accept", "([B)I")
            .onReturn(Event.NATIVE_ACCEPT_RETURNED, field("fd", "I"), returned())
            .onThrow(Event.NATIVE_ACCEPT_FAILED, field("fd", "I"), thrown());

    static final WovenClass CLASS = WovenClass.of(
            TYPE, OPEN, OPEN_FAILURE, OPEN_DATAGRAM, BIND, CONNECT, FINISH_CONNECT, DISCONNECT, LISTEN, ACCEPT);

    private NettySocketHooks() {}
}
