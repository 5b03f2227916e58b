package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.field;

/** {@code AsynchronousSocketChannel}. */
final class UnixAsynchronousSocketChannelImplHooks {
    static final String TYPE = "sun.nio.ch.UnixAsynchronousSocketChannelImpl";

    /** One that fails is closed while it still connects, which tells the rest. */
    static final Hook FINISH_CONNECT = Hook.of("finish connect, async", "setConnected", "()V")
            .onReturn(Event.CONNECTED, field("fd", "Ljava/io/FileDescriptor;"));

    static final WovenClass CLASS = WovenClass.of(TYPE, FINISH_CONNECT);

    private UnixAsynchronousSocketChannelImplHooks() {}
}
