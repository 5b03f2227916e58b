package io.tcpheadroom.jvm;

import java.lang.reflect.Method;
import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * The descriptor's number of a channel of Netty's native transports. Netty belongs to the program, in any version and class
 * loader, so it is asked by the names of two public methods.
 */
public final class NativeChannels {
    private static final ClassValue<Method> FD = method("fd");
    private static final ClassValue<Method> INT_VALUE = method("intValue");

    private NativeChannels() {}

    public static int number(Object channel) {
        try {
            Object descriptor = FD.get(channel.getClass()).invoke(channel);
            return (Integer) INT_VALUE.get(descriptor.getClass()).invoke(descriptor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassValue<Method> method(String name) {
        return new ClassValue<>() {
            @Override
            protected Method computeValue(Class<?> type) {
                return AccessController.doPrivileged((PrivilegedAction<Method>) () -> find(type, name));
            }
        };
    }

    private static Method find(Class<?> type, String name) {
        try {
            Method method = type.getMethod(name);
            method.setAccessible(true); // public, in a class that is not
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
