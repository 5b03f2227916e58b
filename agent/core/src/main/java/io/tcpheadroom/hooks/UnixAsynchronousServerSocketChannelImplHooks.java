package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** {@code AsynchronousServerSocketChannel}. */
final class UnixAsynchronousServerSocketChannelImplHooks {
    static final String TYPE = "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl";

    /** On entry: a handler may have the channel before this returns. */
    static final Hook ACCEPT = Hook.of(
                    "accept, async",
                    "finishAccept",
                    "(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)"
                            + "Ljava/nio/channels/AsynchronousSocketChannel;", // 25
                    "(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;Ljava/security/AccessControlContext;)"
                            + "Ljava/nio/channels/AsynchronousSocketChannel;")
            .onEnter(Event.ACCEPTED, field("fd", "Ljava/io/FileDescriptor;"), argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT);

    private UnixAsynchronousServerSocketChannelImplHooks() {}
}
