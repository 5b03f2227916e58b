package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/** What adds an address to the exception of a connect, up to JDK 24; called only where one has failed. */
final class SocketExceptionsHooks {
    static final String TYPE = "sun.net.util.SocketExceptions";

    static final Hook DRESS = Hook.of(
                    "end connect, reason",
                    "of",
                    "(Ljava/io/IOException;Ljava/net/SocketAddress;)Ljava/io/IOException;", // 17, 21
                    "(Ljava/io/IOException;Ljava/net/InetSocketAddress;)Ljava/io/IOException;") // 11
            .until(24)
            .onEnter(Event.CONNECT_THREW, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, DRESS);

    private SocketExceptionsHooks() {}
}
