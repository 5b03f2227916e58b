package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.returned;
import static io.tcpheadroom.hooks.Value.thrown;

/** {@code SocketChannel}: its connects with a timeout; before JDK 13 what later passes through other classes. */
final class SocketChannelImplHooks {
    static final String TYPE = "sun.nio.ch.SocketChannelImpl";

    /**
     * The second half of its connect, where the poll is native and takes no hook. What that throws is told where it is caught: the
     * channel is closed before it goes on.
     */
    static final Hook FINISH_CONNECT = Hook.of("finish connect, old channel", "finishConnect", "()Z")
            .until(12)
            .onReturn(Event.CONNECT_POLLED, field("fd", "Ljava/io/FileDescriptor;"), returned())
            .onCatch("checkConnect", Event.CONNECT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    /** A connect with a timeout, through {@code socket()}, waits here; how it ends, its {@code SocketAdaptor} tells. */
    static final Hook POLL_CONNECT = Hook.of("connect, timed", "pollConnected", "(J)Z")
            .until(12)
            .onEnter(Event.POLLING_HERE, field("fd", "Ljava/io/FileDescriptor;"));

    /** A connect with a timeout, through {@code socket()}: what it throws itself is that the time is over. */
    static final Hook TIMED_CONNECT = Hook.of("connect, timed", "finishTimedConnect", "(J)Z")
            .since(13)
            .onThrow(Event.CONNECT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    /**
     * The channel of a descriptor that {@code ServerSocketChannel} accepted is made, where no woven method comes after the
     * accept but this constructor: a thread that waited in accept when the agent was attached passes here.
     */
    static final Hook EARLIER_ACCEPT = Hook.of(
                    "accept, begun before the attach, old channel",
                    "<init>",
                    "(Ljava/nio/channels/spi/SelectorProvider;Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)V")
            .until(12)
            .onReturn(Event.RETURNING, argument(1));

    static final WovenClass CLASS = WovenClass.of(TYPE, FINISH_CONNECT, POLL_CONNECT, TIMED_CONNECT, EARLIER_ACCEPT);

    private SocketChannelImplHooks() {}
}
