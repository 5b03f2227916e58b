package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.self;

/** The part of a {@code java.net.http.HttpClient} that speaks HTTP/3. */
final class QuicClientHooks {
    static final String TYPE = "jdk.internal.net.http.quic.QuicClient";

    static final Hook MAKE = Hook.of(
                    "HTTP client: make, HTTP/3", "<init>", "(Ljdk/internal/net/http/quic/QuicClient$Builder;)V")
            .since(26)
            .onReturn(Event.HTTP_CLIENT_MADE, self());

    /** It opens a datagram socket. */
    static final Hook OPEN = Hook.of(
                    "HTTP client: open, HTTP/3",
                    "createEndpoint",
                    "(Ljava/lang/String;)Ljdk/internal/net/http/quic/QuicEndpoint;")
            .since(26)
            .onEnter(Event.HTTP_CLIENT_OPENING, self())
            .onReturn(Event.HTTP_CLIENT_OPENED)
            .onThrow(Event.HTTP_CLIENT_OPENED);

    static final WovenClass CLASS = WovenClass.of(TYPE, MAKE, OPEN);

    private QuicClientHooks() {}
}
