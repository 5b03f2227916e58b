package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/** Every close of sockets of all kinds, explicit, deferred by a selector, or by the collector. */
final class UnixDispatcherHooks {
    static final String TYPE = "sun.nio.ch.UnixDispatcher";

    /** On entry: once close(2) has returned, another thread may have got the same number already. */
    static final Hook CLOSE =
            Hook.of("close", "close", "(Ljava/io/FileDescriptor;)V").since(21).onEnter(Event.CLOSING, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, CLOSE);

    private UnixDispatcherHooks() {}
}
