package io.tcpheadroom.tracker;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Access to classes of the program's libraries, which are known here by name only. */
final class Reflection {
    private Reflection() {}

    /** Calls a public method without parameters; its class need not be public. */
    static @Nullable Object call(Object target, String method) throws ReflectiveOperationException {
        Method found = target.getClass().getMethod(method);
        found.trySetAccessible();
        return found.invoke(target);
    }

    /** The same for a method that always has a result. */
    static Object require(Object target, String method) throws ReflectiveOperationException {
        return Objects.requireNonNull(
                call(target, method), () -> target.getClass().getName() + "." + method + " is null");
    }

    /** Whether the name of the class, or of one that it extends, matches. */
    static boolean isOrExtends(Class<?> type, Predicate<String> name) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            if (name.test(t.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class, or one that it extends, implements the interface of this name, directly or not. */
    static boolean implementsInterface(Class<?> type, String name) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Class<?> implemented : t.getInterfaces()) {
                if (implemented.getName().equals(name) || implementsInterface(implemented, name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
