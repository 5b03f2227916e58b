package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/**
 * {@code java.net.http.HttpClient} makes a connection, which opens its socket. The methods have the client as their last
 * argument. Not the connection's constructor: it may throw for want of descriptors, and a constructor's throw cannot be
 * caught.
 */
final class HttpConnectionHooks {
    static final String TYPE = "jdk.internal.net.http.HttpConnection";

    static final Hook OPEN = Hook.of(
                    "HTTP client: open",
                    "getPlainConnection",
                    "(Ljava/net/InetSocketAddress;Ljava/net/InetSocketAddress;"
                            + "Ljdk/internal/net/http/HttpRequestImpl;Ljdk/internal/net/http/HttpClientImpl;)"
                            + "Ljdk/internal/net/http/HttpConnection;")
            .onEnter(Event.HTTP_CLIENT_OPENING, argument(3))
            .onReturn(Event.HTTP_CLIENT_OPENED)
            .onThrow(Event.HTTP_CLIENT_OPENED);

    static final Hook OPEN_TLS = Hook.of(
                    "HTTP client: open",
                    "getSSLConnection",
                    "(Ljava/net/InetSocketAddress;Ljava/net/InetSocketAddress;[Ljava/lang/String;"
                            + "Ljdk/internal/net/http/HttpRequestImpl;Ljdk/internal/net/http/HttpClientImpl;)"
                            + "Ljdk/internal/net/http/HttpConnection;")
            .onEnter(Event.HTTP_CLIENT_OPENING, argument(4))
            .onReturn(Event.HTTP_CLIENT_OPENED)
            .onThrow(Event.HTTP_CLIENT_OPENED);

    static final WovenClass CLASS = WovenClass.of(TYPE, OPEN, OPEN_TLS);

    private HttpConnectionHooks() {}
}
