package io.tcpheadroom.jvm;

import java.io.FileDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * listen(2) on a socket that listens already, as the JDK or Netty calls it: through {@code Net.listen} of java.base, or {@code
 * Socket.listen} of Netty, which belongs to the program, in any version and class loader. Whoever calls this sees to it that
 * the socket is not closed meanwhile.
 */
public final class ListenCall {
    private static final String METHOD = "listen";

    private ListenCall() {}

    /**
     * Calls it.
     *
     * @param socket a descriptor of the JDK, or a socket of Netty
     */
    public static void on(Object socket, int backlog) throws Exception {
        try {
            if (socket instanceof FileDescriptor) {
                ofJdk().invoke(null, socket, backlog);
            } else {
                ofNetty(socket.getClass()).invoke(socket, backlog);
            }
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause instanceof Exception ? (Exception) cause : e;
        }
    }

    private static Method ofJdk() throws ReflectiveOperationException {
        Method listen = Class.forName("sun.nio.ch.Net").getDeclaredMethod(METHOD, FileDescriptor.class, int.class);
        listen.setAccessible(true);
        return listen;
    }

    private static Method ofNetty(Class<?> type) throws ReflectiveOperationException {
        Method listen = type.getMethod(METHOD, int.class);
        listen.setAccessible(true); // public, in a class that need not be
        return listen;
    }
}
