package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** {@code AsynchronousServerSocketChannel}: what does not depend on the platform. */
final class AsynchronousServerSocketChannelImplHooks {
    static final String TYPE = "sun.nio.ch.AsynchronousServerSocketChannelImpl";

    /** It binds, which is also when it begins to listen. */
    static final Hook LISTEN = Hook.of(
                    "listen, async",
                    "bind",
                    "(Ljava/net/SocketAddress;I)Ljava/nio/channels/AsynchronousServerSocketChannel;")
            .onReturn(Event.LISTENING, field("fd", "Ljava/io/FileDescriptor;"), argument(1));

    static final WovenClass CLASS = WovenClass.of(TYPE, LISTEN);

    private AsynchronousServerSocketChannelImplHooks() {}
}
