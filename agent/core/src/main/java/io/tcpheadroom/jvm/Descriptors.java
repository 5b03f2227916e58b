package io.tcpheadroom.jvm;

import java.io.FileDescriptor;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/** Reads the two fields of the JDK that lead from a socket to its descriptor's number. */
public final class Descriptors {
    private Descriptors() {}

    /** Has to be called before any other method of this class; throws where the JDK's fields are other ones. */
    public static void open(Instrumentation instrumentation) {
        JavaBase.open(instrumentation, "java.io");
        JavaBase.open(instrumentation, "java.net");
        number(new FileDescriptor());
    }

    /** Below 0 for one that is closed, and for none at all: what the JDK has dropped meanwhile is closed too. */
    public static int number(@Nullable FileDescriptor descriptor) {
        return descriptor == null ? -1 : (int) Fields.NUMBER.get(descriptor);
    }

    public static @Nullable FileDescriptor of(SocketImpl socket) {
        return (FileDescriptor) Fields.OF_SOCKET.get(socket);
    }

    /** Of a channel of sockets; null of anything else. Asked by name, and seldom: how a channel says so is the JDK's own matter. */
    public static @Nullable FileDescriptor ofChannel(@Nullable Object channel) {
        try {
            Class<?> type = Class.forName("sun.nio.ch.SelChImpl");
            return type.isInstance(channel)
                    ? (FileDescriptor) type.getMethod("getFD").invoke(channel)
                    : null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Constants, because only of these the JIT makes a plain read. */
    private static final class Fields {
        static final VarHandle NUMBER = field(FileDescriptor.class, int.class);
        static final VarHandle OF_SOCKET = field(SocketImpl.class, FileDescriptor.class);

        /** In both classes the field has the same name. */
        private static VarHandle field(Class<?> owner, Class<?> type) {
            try {
                return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                        .findVarHandle(owner, "fd", type);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
