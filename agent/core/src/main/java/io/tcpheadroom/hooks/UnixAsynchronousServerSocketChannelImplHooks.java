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

    /** A connection waits already. Whatever accept(2) throws goes to a future or a handler: it is caught right here. */
    static final Hook ACCEPT_FAILURE = Hook.of(
                    "accept that fails, async",
                    "implAccept",
                    "(Ljava/lang/Object;Ljava/nio/channels/CompletionHandler;)Ljava/util/concurrent/Future;")
            .onCatch("accept", Event.ACCEPT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    /** The same when one has come that was waited for. */
    static final Hook LATER_ACCEPT_FAILURE = Hook.of("accept that fails, async", "onEvent", "(IZ)V")
            .onCatch("accept", Event.ACCEPT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT, ACCEPT_FAILURE, LATER_ACCEPT_FAILURE);

    private UnixAsynchronousServerSocketChannelImplHooks() {}
}
