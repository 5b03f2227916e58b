package io.tcpheadroom.hooks;

import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** The part of a {@code java.net.http.HttpClient} that speaks HTTP/3 opens a datagram socket. */
final class HttpClientDatagramHook {
    private HttpClientDatagramHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void opening(@Advice.This Object client, @Event("httpClientOpening") Consumer<Object> opening) {
        opening.accept(client);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void opened(@Event("httpClientOpening") Consumer<Object> opening) {
        opening.accept(null);
    }
}
