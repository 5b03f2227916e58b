package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.returned;
import static io.tcpheadroom.hooks.Value.thrown;

/** {@code ServerSocketChannel}, of TCP and Unix-domain sockets. */
final class ServerSocketChannelImplHooks {
    static final String TYPE = "sun.nio.ch.ServerSocketChannelImpl";

    /**
     * The constructor: of a Unix-domain socket nothing before it says that it is to listen. For a TCP one the same was told at
     * its open; the second time counts nothing.
     */
    static final Hook OPEN = Hook.of(
                    "open server, channel",
                    "<init>",
                    "(Ljava/nio/channels/spi/SelectorProvider;Ljava/net/ProtocolFamily;)V")
            .since(16)
            .onReturn(Event.SERVER_OPENED, field("fd", "Ljava/io/FileDescriptor;"));

    /** It binds, which is also when it begins to listen. */
    static final Hook LISTEN = Hook.of(
                    "listen, channel", "bind", "(Ljava/net/SocketAddress;I)Ljava/nio/channels/ServerSocketChannel;")
            .onReturn(Event.LISTENING, field("fd", "Ljava/io/FileDescriptor;"), argument(1));

    /** It accepts, blocking, by a selector, or through its {@code socket()}: all end here. */
    static final Hook ACCEPT = Hook.of(
                    "accept, channel",
                    "finishAccept",
                    "(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;)Ljava/nio/channels/SocketChannel;", // 17
                    "(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)Ljava/nio/channels/SocketChannel;") // 13
            .since(13)
            .onReturn(Event.ACCEPTED, field("fd", "Ljava/io/FileDescriptor;"), argument(0));

    /** Its own {@code accept} fills a descriptor. */
    static final Hook OLD_ACCEPT = Hook.of(
                    "accept, old channel",
                    "accept",
                    "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I")
            .until(12)
            .onReturn(Event.ACCEPT_RETURNED, argument(0), argument(1), returned())
            .onThrow(Event.ACCEPT_FAILED, argument(0), thrown());

    /** The last Java frame before accept(2), told only when it throws. */
    static final Hook ACCEPT_FAILURE = Hook.of(
                    "accept that fails, channel",
                    "implAccept",
                    "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/SocketAddress;)I")
            .since(16)
            .onThrow(Event.ACCEPT_FAILED, argument(0), thrown());

    /** A thread that enters is known not to come out of this method as it was before it was woven. */
    static final Hook BEGIN_OLD_ACCEPT = Hook.of(
                    "accept, begin",
                    "accept",
                    "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I")
            .until(12)
            .onEnter(Event.ENTERING);

    static final WovenClass CLASS =
            WovenClass.of(TYPE, OPEN, LISTEN, ACCEPT, ACCEPT_FAILURE, OLD_ACCEPT, BEGIN_OLD_ACCEPT);

    private ServerSocketChannelImplHooks() {}
}
