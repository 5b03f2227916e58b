package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.thrown;

/** {@code Socket} and {@code ServerSocket} since JDK 13. */
final class NioSocketImplHooks {
    static final String TYPE = "sun.nio.ch.NioSocketImpl";

    /** A connect with a timeout: what it throws itself is that the time is over. */
    static final Hook TIMED_CONNECT = Hook.of("connect, timed", "timedFinishConnect", "(Ljava/io/FileDescriptor;J)Z")
            .since(13)
            .onThrow(Event.CONNECT_FAILED, argument(0), thrown());

    /** Here and not in Net, where listen is native and takes no hook. */
    static final Hook LISTEN = Hook.of("listen", "listen", "(I)V")
            .since(13)
            .onReturn(Event.LISTENING, field("fd", "Ljava/io/FileDescriptor;"), argument(0));

    /** The new descriptor stands in the other socket's implementation. */
    static final Hook ACCEPT = Hook.of("accept", "accept", "(Ljava/net/SocketImpl;)V")
            .since(13)
            .onReturn(Event.SOCKET_ACCEPTED, field("fd", "Ljava/io/FileDescriptor;"), argument(0))
            .onThrow(Event.ACCEPT_FAILED, field("fd", "Ljava/io/FileDescriptor;"), thrown());

    /** A thread that enters is known not to come out of this method as it was before it was woven. */
    static final Hook BEGIN_ACCEPT = Hook.of("accept, begin", "accept", "(Ljava/net/SocketImpl;)V")
            .since(13)
            .onEnter(Event.ENTERING);

    /**
     * What is done with a descriptor right after its accept, and also after an open: a thread that waited in accept when the
     * agent was attached passes here, on its way out of a method that is not woven.
     */
    static final Hook EARLIER_ACCEPT = Hook.of(
                    "accept, begun before the attach",
                    "closerFor",
                    "(Ljava/io/FileDescriptor;)Ljava/lang/Runnable;", // 25
                    "(Ljava/io/FileDescriptor;Z)Ljava/lang/Runnable;") // 17, 21
            .since(13)
            .onEnter(Event.RETURNING, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, TIMED_CONNECT, LISTEN, ACCEPT, BEGIN_ACCEPT, EARLIER_ACCEPT);

    private NioSocketImplHooks() {}
}
