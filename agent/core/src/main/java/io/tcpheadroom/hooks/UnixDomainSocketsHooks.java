package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.constant;
import static io.tcpheadroom.hooks.Value.returned;
import static io.tcpheadroom.hooks.Value.thrown;

/** The same as {@code Net} for Unix-domain sockets. */
final class UnixDomainSocketsHooks {
    static final String TYPE = "sun.nio.ch.UnixDomainSockets";

    /** A server's constructor tells afterwards that it is one. */
    static final Hook OPEN = Hook.of("open, Unix-domain", "socket", "()Ljava/io/FileDescriptor;")
            .since(16)
            .onReturn(Event.OPENED, returned(), constant(true))
            .onThrow(Event.OPEN_FAILED, thrown());

    static final Hook BIND = Hook.of("bind, Unix-domain", "bind", "(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)V")
            .since(16)
            .onReturn(Event.BOUND, argument(0));

    /** To a path, so there is no destination in our sense. */
    static final Hook CONNECT = Hook.of(
                    "connect, Unix-domain", "connect", "(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)I")
            .since(16)
            .onEnter(Event.CONNECTING_UNIX, argument(0))
            .onReturn(Event.CONNECT_RETURNED, argument(0), returned())
            .onThrow(Event.CONNECT_FAILED, argument(0), thrown());

    static final WovenClass CLASS = WovenClass.of(TYPE, OPEN, BIND, CONNECT);

    private UnixDomainSocketsHooks() {}
}
