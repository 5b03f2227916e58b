package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/** What adds an address to the exception of a connect, since JDK 25; called only where one has failed. */
final class ExceptionsHooks {
    static final String TYPE = "jdk.internal.util.Exceptions";

    static final Hook DRESS = Hook.of(
                    "end connect, reason",
                    "ioException",
                    "(Ljava/io/IOException;Ljava/net/SocketAddress;)Ljava/io/IOException;")
            .since(25)
            .onEnter(Event.CONNECT_THREW, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, DRESS);

    private ExceptionsHooks() {}
}
