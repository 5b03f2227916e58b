package io.tcpheadroom.programs;

import java.io.IOException;
import java.lang.reflect.Method;

/**
 * Native code that opens and closes sockets of which no hook can know: the functions of Netty's native library, without the Java
 * methods around them. Netty 4.1 has to be on the class path.
 */
final class NativeCode {
    /** EINPROGRESS: these sockets do not block. */
    private static final int UNDER_WAY = -115;

    /** 127.0.0.1, mapped: Netty's functions take all addresses so. */
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    private final Method open;
    private final Method connect;
    private final Method close;

    NativeCode() throws ReflectiveOperationException {
        Class.forName("io.netty.channel.epoll.Epoll")
                .getMethod("ensureAvailability")
                .invoke(null);
        Class<?> socket = Class.forName("io.netty.channel.unix.Socket");
        open = accessible(socket.getDeclaredMethod("newSocketStreamFd", boolean.class));
        connect = accessible(
                socket.getDeclaredMethod("connect", int.class, boolean.class, byte[].class, int.class, int.class));
        close = accessible(Class.forName("io.netty.channel.unix.FileDescriptor").getDeclaredMethod("close", int.class));
    }

    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** Connections to a port of loopback. */
    String connect(int connections, int port) throws IOException, ReflectiveOperationException {
        for (int i = 0; i < connections; i++) {
            Object fd = open.invoke(null, false);
            check((Integer) connect.invoke(null, fd, false, LOOPBACK, 0, port));
        }
        return "";
    }

    String close(int fd) throws IOException, ReflectiveOperationException {
        check((Integer) close.invoke(null, fd));
        return "";
    }

    private static void check(int result) throws IOException {
        if (result < 0 && result != UNDER_WAY) {
            throw new IOException("errno " + -result);
        }
    }
}
