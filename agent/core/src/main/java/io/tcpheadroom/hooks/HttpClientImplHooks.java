package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.self;

/** {@code java.net.http.HttpClient}: a module of its own, which is loaded when it is used, or not there at all. */
final class HttpClientImplHooks {
    static final String TYPE = "jdk.internal.net.http.HttpClientImpl";

    static final Hook MAKE = Hook.of(
                    "HTTP client: make",
                    "<init>",
                    "(Ljdk/internal/net/http/HttpClientBuilderImpl;Ljdk/internal/net/http/HttpClientImpl$SingleFacadeFactory;)V")
            .onReturn(Event.HTTP_CLIENT_MADE, self());

    static final WovenClass CLASS = WovenClass.of(TYPE, MAKE);

    private HttpClientImplHooks() {}
}
