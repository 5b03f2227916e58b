package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.field;

/** {@code DatagramChannel}, and {@code DatagramSocket} since JDK 14. It connects in {@code Net}, but what disconnects it is native. */
final class DatagramChannelImplHooks {
    static final String TYPE = "sun.nio.ch.DatagramChannelImpl";

    /** When it throws too: then the socket has lost its peer, and could not be bound again to the address that it had before. */
    static final Hook DISCONNECT = Hook.of("disconnect datagram", "disconnect", "()Ljava/nio/channels/DatagramChannel;")
            .onReturn(Event.DISCONNECTED, field("fd", "Ljava/io/FileDescriptor;"))
            .onThrow(Event.DISCONNECTED, field("fd", "Ljava/io/FileDescriptor;"));

    static final WovenClass CLASS = WovenClass.of(TYPE, DISCONNECT);

    private DatagramChannelImplHooks() {}
}
