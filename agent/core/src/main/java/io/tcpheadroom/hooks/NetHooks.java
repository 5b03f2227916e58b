package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.returned;
import static io.tcpheadroom.hooks.Value.thrown;

/**
 * The static wrappers around the native calls. {@code Socket}, {@code ServerSocket}, {@code SocketChannel},
 * {@code DatagramSocket}, their asynchronous and TLS kin and virtual threads all come through here.
 */
final class NetHooks {
    static final String TYPE = "sun.nio.ch.Net";

    /** The last Java frame before socket(2). */
    static final Hook OPEN = Hook.of("open", "socket", "(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;")
            .onReturn(Event.OPENED, returned(), argument(1))
            .onThrow(Event.OPEN_FAILED, thrown());

    /** {@code ServerSocket}, {@code ServerSocketChannel} and its asynchronous kin, which set SO_REUSEADDR on the way. */
    static final Hook OPEN_SERVER = Hook.of(
                    "open server",
                    "serverSocket",
                    "(Ljava/net/ProtocolFamily;)Ljava/io/FileDescriptor;", // 25
                    "(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;", // 17, 21
                    "(Z)Ljava/io/FileDescriptor;") // 11
            .onReturn(Event.SERVER_OPENED, returned())
            .onThrow(Event.OPEN_FAILED, thrown());

    /** TCP and datagram sockets: the overload that all others end in. */
    static final Hook BIND = Hook.of(
                    "bind", "bind", "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)V")
            .onReturn(Event.BOUND, argument(1))
            .onThrow(Event.BIND_FAILED, argument(1), argument(2), argument(3), thrown());

    /**
     * Every kind: the overload that all others end in. On entry too: a connect that blocks takes its time in between. What
     * throws was refused by the kernel.
     */
    static final Hook CONNECT = Hook.of(
                    "connect", "connect", "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I")
            .onEnter(Event.CONNECTING, argument(1), argument(2), argument(3))
            .onReturn(Event.CONNECT_RETURNED, argument(1), returned())
            .onThrow(Event.CONNECT_FAILED, argument(1), thrown());

    /** The second half of a connect that did not come up at once: polled by sockets with a timeout and by finishConnect. */
    static final Hook FINISH_CONNECT = Hook.of("finish connect", "pollConnectNow", "(Ljava/io/FileDescriptor;)Z")
            .since(13)
            .onReturn(Event.CONNECT_POLLED, argument(0), returned())
            .onThrow(Event.CONNECT_FAILED, argument(0), thrown());

    static final WovenClass CLASS = WovenClass.of(TYPE, OPEN, OPEN_SERVER, BIND, CONNECT, FINISH_CONNECT);

    private NetHooks() {}
}
