package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** What ends a connection over HTTP/3, whoever ends it: this side, the other, or that nothing comes from there. */
final class ConnectionTerminatorImplHooks {
    static final String TYPE = "jdk.internal.net.http.quic.ConnectionTerminatorImpl";

    /** All ends come through here, with their cause, also those of connections whose handshake was done long ago. */
    static final Hook END = Hook.of("HTTP client: end, HTTP/3", "failHandshakeCFs", "(Ljava/lang/Throwable;)V")
            .since(26)
            .onEnter(
                    Event.QUIC_ENDED,
                    field("connection", "Ljdk/internal/net/http/quic/QuicConnectionImpl;"),
                    argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, END);

    private ConnectionTerminatorImplHooks() {}
}
