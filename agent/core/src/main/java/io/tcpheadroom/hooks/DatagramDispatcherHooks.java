package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/** Every close of datagram sockets before JDK 21. */
final class DatagramDispatcherHooks {
    static final String TYPE = "sun.nio.ch.DatagramDispatcher";

    /** On entry: once close(2) has returned, another thread may have got the same number already. */
    static final Hook CLOSE =
            Hook.of("close", "close", "(Ljava/io/FileDescriptor;)V").until(20).onEnter(Event.CLOSING, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, CLOSE);

    private DatagramDispatcherHooks() {}
}
