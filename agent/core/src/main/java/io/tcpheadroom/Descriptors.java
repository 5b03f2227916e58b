package io.tcpheadroom;

import io.tcpheadroom.hooks.install.BridgeFields;
import java.io.FileDescriptor;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.SocketImpl;

/** Reads the two fields of the JDK that lead from a socket to its descriptor's number. */
final class Descriptors {
    private final VarHandle number;
    private final VarHandle ofSocket;

    Descriptors(Instrumentation instrumentation) throws ReflectiveOperationException {
        BridgeFields.open(instrumentation, "java.io");
        BridgeFields.open(instrumentation, "java.net");
        number = field(FileDescriptor.class, int.class);
        ofSocket = field(SocketImpl.class, FileDescriptor.class);
    }

    int number(FileDescriptor descriptor) {
        return (int) number.get(descriptor);
    }

    FileDescriptor of(SocketImpl socket) {
        return (FileDescriptor) ofSocket.get(socket);
    }

    /** In both classes the field has the same name. */
    private static VarHandle field(Class<?> owner, Class<?> type) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, "fd", type);
    }
}
