package io.tcpheadroom.jmx;

import java.lang.reflect.Proxy;
import java.util.function.LongSupplier;

/** An MXBean all of whose numbers are the same one, so that it shows when two samples are mixed. */
final class Values {
    private Values() {}

    static <V> V of(Class<V> type, long number) {
        return of(type, () -> number);
    }

    /** Each read of an attribute asks for the number. */
    static <V> V of(Class<V> type, LongSupplier number) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    long asked = number.getAsLong();
                    Class<?> returned = method.getReturnType();
                    if (returned == long.class) {
                        return asked;
                    }
                    return returned == String.class ? Long.toString(asked) : null;
                });
        return type.cast(proxy);
    }
}
