package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.constant;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.thrown;

/**
 * {@code DatagramSocket} in its plain implementation: the default up to JDK 13, with
 * {@code jdk.net.usePlainDatagramSocketImpl} up to 17.
 */
final class AbstractPlainDatagramSocketImplHooks {
    static final String TYPE = "java.net.AbstractPlainDatagramSocketImpl";

    static final Hook OPEN = Hook.of("open datagram, plain", "create", "()V")
            .until(17)
            .onReturn(Event.OPENED, field("fd", "Ljava/io/FileDescriptor;"), constant(false))
            .onThrow(Event.OPEN_FAILED, thrown());

    /** An open ends where an accept does, in {@code SocketCleanable}. */
    static final Hook BEGIN_OPEN =
            Hook.of("accept, begin", "create", "()V").until(17).onEnter(Event.ENTERING);

    static final Hook BIND = Hook.of("bind, plain", "bind", "(ILjava/net/InetAddress;)V")
            .until(17)
            .onReturn(Event.BOUND, field("fd", "Ljava/io/FileDescriptor;"))
            .onThrow(Event.BIND_FAILED, field("fd", "Ljava/io/FileDescriptor;"), argument(1), argument(0), thrown());

    static final Hook CONNECT = Hook.of("connect datagram, plain", "connect", "(Ljava/net/InetAddress;I)V")
            .until(17)
            .onEnter(Event.CONNECTING, field("fd", "Ljava/io/FileDescriptor;"), argument(0), argument(1))
            .onReturn(Event.CONNECTED, field("fd", "Ljava/io/FileDescriptor;"))
            .onThrow(Event.CONNECT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    static final Hook DISCONNECT = Hook.of("disconnect datagram, plain", "disconnect", "()V")
            .until(17)
            .onReturn(Event.DISCONNECTED, field("fd", "Ljava/io/FileDescriptor;"));

    /** It may be closed twice, the second time without a descriptor. */
    static final Hook CLOSE = Hook.of("close datagram, plain", "close", "()V")
            .until(17)
            .onEnter(Event.CLOSING, field("fd", "Ljava/io/FileDescriptor;"));

    static final WovenClass CLASS = WovenClass.of(TYPE, OPEN, BEGIN_OPEN, BIND, CONNECT, DISCONNECT, CLOSE);

    private AbstractPlainDatagramSocketImplHooks() {}
}
