package io.tcpheadroom.hooks;

import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * {@code java.net.http.HttpClient} makes a connection, which opens its socket. The methods have the client as their last
 * argument. Not the connection's constructor: it may throw for want of descriptors, and a constructor's throw cannot be
 * caught.
 */
final class HttpClientOpenHook {
    private HttpClientOpenHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void opening(@Advice.AllArguments Object[] arguments, @Event("httpClientOpening") Consumer<Object> opening) {
        opening.accept(arguments[arguments.length - 1]);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void opened(@Event("httpClientOpening") Consumer<Object> opening) {
        opening.accept(null);
    }
}
