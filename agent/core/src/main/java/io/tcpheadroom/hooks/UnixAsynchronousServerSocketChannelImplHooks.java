package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.thrown;

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

    /**
     * Its own accept, up to JDK 12. Later it calls native code where it catches what is thrown, so that no hook sees
     * it.
     */
    static final Hook ACCEPT_FAILURE = Hook.of(
                    "accept that fails, async",
                    "accept",
                    "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I")
            .until(12)
            .onThrow(Event.ACCEPT_FAILED, argument(0), thrown());

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT, ACCEPT_FAILURE);

    private UnixAsynchronousServerSocketChannelImplHooks() {}
}
