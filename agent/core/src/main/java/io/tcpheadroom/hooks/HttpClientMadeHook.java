package io.tcpheadroom.hooks;

import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** A {@code java.net.http.HttpClient} was made, or the part of one that speaks HTTP/3. */
final class HttpClientMadeHook {
    private HttpClientMadeHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void made(@Advice.This Object client, @Event("httpClientMade") Consumer<Object> made) {
        made.accept(client);
    }
}
