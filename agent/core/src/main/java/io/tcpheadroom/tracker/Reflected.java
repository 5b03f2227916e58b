package io.tcpheadroom.tracker;

import java.lang.reflect.Method;
import java.util.function.Predicate;

/** Objects of the program's libraries, of which only the names are known here. */
final class Reflected {
    private Reflected() {}

    /** The answer of a public method without parameters; its class need not be public. */
    static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        method.trySetAccessible();
        return method.invoke(target);
    }

    /** Whether the class, or one that it extends, has such a name. */
    static boolean isOrExtends(Class<?> type, Predicate<String> named) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            if (named.test(t.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class, or one that it extends, implements the interface of that name. */
    static boolean implementsNamed(Class<?> type, String name) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Class<?> implemented : t.getInterfaces()) {
                if (implemented.getName().equals(name) || implementsNamed(implemented, name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
