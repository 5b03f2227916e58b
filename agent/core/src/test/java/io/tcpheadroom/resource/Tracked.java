package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.Listener;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** What only the tracker makes, made for tests. */
final class Tracked {
    private Tracked() {}

    static App app(String name) {
        return make(App.class, name);
    }

    static CallSite callSite(App app, String text) {
        return make(CallSite.class, app, text);
    }

    static Listener listener(int fd, int backlog, App app) {
        return make(Listener.class, fd, backlog, app);
    }

    static Destination destination(InetSocketAddress address, App app, int open) {
        Destination destination = make(Destination.class, address, app);
        for (int i = 0; i < open; i++) {
            call(destination, "acquire");
        }
        return destination;
    }

    static void call(Object target, String method, Object... arguments) {
        try {
            Method found = Arrays.stream(target.getClass().getDeclaredMethods())
                    .filter(each -> each.getName().equals(method) && each.getParameterCount() == arguments.length)
                    .findFirst()
                    .orElseThrow();
            found.setAccessible(true);
            found.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T make(Class<T> type, Object... arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
