package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.thrown;

/** The {@code socket()} of a {@code SocketChannel}, up to JDK 12. */
final class SocketAdaptorHooks {
    static final String TYPE = "sun.nio.ch.SocketAdaptor";

    /** When the time is over it closes the channel before it throws. That it waits, {@code SocketChannelImpl} tells. */
    static final Hook TIMED_CONNECT = Hook.of("connect, timed", "connect", "(Ljava/net/SocketAddress;I)V")
            .until(12)
            .onReturn(Event.CONNECTED_HERE)
            .onThrow(Event.CONNECT_FAILED_HERE, thrown());

    static final WovenClass CLASS = WovenClass.of(TYPE, TIMED_CONNECT);

    private SocketAdaptorHooks() {}
}
